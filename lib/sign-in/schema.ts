import * as z from "zod";
import { phoneSchema } from "@/lib/devices/schema";
import { newPasswordField, passwordField } from "@/lib/passwords/schema";
import { emailField, nameField } from "@/lib/users/schema";

export const signInSchema = z.strictObject({
  email: emailField,
  password: passwordField,
  remember: z.boolean().optional(),
});

/** Where the session goes: a page gets a cookie, everybody else tokens. */
export const apiSignInSchema = z.discriminatedUnion(
  "client",
  [
    signInSchema.extend({ client: z.literal("web") }),
    signInSchema.omit({ remember: true }).extend({
      client: z.literal("mobile"),
      device: phoneSchema.optional(),
    }),
  ],
  "client.unknown",
);

export const registerSchema = z.strictObject({
  name: nameField,
  email: emailField,
  password: newPasswordField,
});

export const oneTimeToken = z
  .string({ error: "required" })
  .regex(/^[A-Za-z0-9_-]{43}$/, "token.malformed");

/** Eight digits; spaces and dashes between them are how people read codes aloud. */
export const codeField = z
  .string({ error: "required" })
  .max(32, "code.malformed")
  .transform((value) => value.replace(/[\s-]/g, ""))
  .pipe(z.string().regex(/^[0-9]{8}$/, "code.malformed"));

export const verifyByTokenSchema = z.strictObject({ token: oneTimeToken });

export const verifyByCodeSchema = z.strictObject({ email: emailField, code: codeField });

export const verifyEmailSchema = z.union([verifyByTokenSchema, verifyByCodeSchema]);

/** Sent from the same form as the code, which may be half typed. */
export const resendVerificationSchema = z.object({ email: emailField });

export const setupSchema = registerSchema.extend({ token: oneTimeToken });
