import * as z from "zod";
import { newPasswordField } from "@/lib/passwords/schema";
import { oneTimeToken } from "@/lib/sign-in/schema";
import { emailField, nameField } from "@/lib/users/schema";

export const invitedRoles = ["USER", "ADMIN"] as const;

export const inviteSchema = z.strictObject({
  name: nameField,
  email: emailField,
  role: z.enum(invitedRoles, "role.unknown"),
});

export type Invite = z.output<typeof inviteSchema>;

/** What is typed; the token comes with the page, and who they are from the invitation itself. */
export const typedAcceptSchema = z.strictObject({ password: newPasswordField });

export const acceptSchema = typedAcceptSchema.extend({ token: oneTimeToken });
