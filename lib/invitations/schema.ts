import * as z from "zod";
import { chosenPasswordSchema } from "@/lib/passwords/schema";
import { oneTimeToken } from "@/lib/sign-in/schema";
import { emailField, nameField } from "@/lib/users/schema";

export const invitedRoles = ["USER", "ADMIN"] as const;

export const inviteSchema = z.strictObject({
  name: nameField,
  email: emailField,
  role: z.enum(invitedRoles, "role.unknown"),
});

export type Invite = z.output<typeof inviteSchema>;

/** Who they are comes from the invitation itself. */
export const acceptSchema = chosenPasswordSchema.extend({ token: oneTimeToken });
