import * as z from "zod";
import { oneTimeToken } from "@/lib/sign-in/schema";
import { emailField } from "@/lib/users/schema";

export const newEmailSchema = z.strictObject({ email: emailField });

/** Of the link to the new address, and of the one to the old. */
export const emailLinkSchema = z.strictObject({ token: oneTimeToken });
