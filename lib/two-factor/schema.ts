import * as z from "zod";
import { passwordField } from "@/lib/passwords/schema";
import { nameField } from "@/lib/users/schema";

/** Six digits; spaces between them are how apps show codes. */
export const totpCodeField = z
  .string({ error: "required" })
  .max(32, "code.sixDigits")
  .transform((value) => value.replace(/\s/g, ""))
  .pipe(z.string().regex(/^[0-9]{6}$/, "code.sixDigits"));

export const backupCodeField = z
  .string({ error: "required" })
  .max(64, "code.backup")
  .regex(/^[\s-]*([0-9A-Za-z][\s-]*){20}$/, "code.backup");

/** Either, where the form does not ask which. */
export const anyCodeField = z.union([totpCodeField, backupCodeField], "code.any");

const optionalCode = z.preprocess(
  (value) => (value === "" ? undefined : value),
  anyCodeField.optional(),
);

export const verifyTotpSchema = z.strictObject({
  method: z.literal("totp"),
  code: totpCodeField,
  trust: z.boolean().optional(),
});

export const verifyBackupCodeSchema = z.strictObject({
  method: z.literal("backup_code"),
  code: backupCodeField,
  trust: z.boolean().optional(),
});

export const secondFactorSchema = z.discriminatedUnion(
  "method",
  [verifyTotpSchema, verifyBackupCodeSchema],
  "method.unknown",
);

export const confirmSetupSchema = z.strictObject({
  code: totpCodeField,
  name: nameField,
  endOthers: z.boolean().optional(),
});

export const confirmationSchema = z.strictObject({
  password: passwordField,
  code: optionalCode,
});

/** For programs, who are told of a missing password by a code of its own. */
export const confirmationBodySchema = z.strictObject({
  password: z.preprocess((value) => value || undefined, passwordField.optional()),
  code: optionalCode,
});

export const testCodeSchema = z.strictObject({ code: totpCodeField });

export const checkBackupCodeSchema = z.strictObject({ code: backupCodeField });
