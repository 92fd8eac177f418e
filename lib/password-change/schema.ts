import * as z from "zod";
import { chosenPasswordSchema, newPasswordField, passwordField } from "@/lib/passwords/schema";
import { oneTimeToken } from "@/lib/sign-in/schema";
import { confirmationBodySchema, confirmationSchema } from "@/lib/two-factor/schema";
import { emailField } from "@/lib/users/schema";

export const forgotPasswordSchema = z.strictObject({ email: emailField });

export const resetPasswordSchema = chosenPasswordSchema.extend({ token: oneTimeToken });

export const changePasswordSchema = z.strictObject({
  currentPassword: passwordField,
  newPassword: newPasswordField,
  code: confirmationSchema.shape.code,
});

/** For programs, who are told of a missing password by a code of its own. */
export const changePasswordBodySchema = changePasswordSchema.extend({
  currentPassword: confirmationBodySchema.shape.password,
});
