import * as z from "zod";
import { sentMethods } from "@/lib/factors/methods";
import { passwordField } from "@/lib/passwords/schema";
import { codeField } from "@/lib/sign-in/schema";
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
  // Ours have 20 signs; those of an earlier system may be shorter or longer.
  .regex(/^[\s-]*([0-9A-Za-z][\s-]*){8,64}$/, "code.backup");

/** Any of them, where the form does not ask which. */
export const anyCodeField = z.union([totpCodeField, codeField, backupCodeField], "code.any");

/** Satellite, premium and other numbers of no country, where a text costs a fortune or goes nowhere. */
const NO_COUNTRY = /^\+(800|808|870|878|881|882|883|888|979|991)/;

/** E.164; spaces, dashes, dots and brackets are how people write numbers. */
export const phoneField = z
  .string({ error: "required" })
  .min(1, "required")
  .max(40, "phone.malformed")
  .transform((value) => value.replace(/[\s().-]/g, ""))
  .pipe(
    z
      .string()
      .regex(/^\+[1-9][0-9]{7,14}$/, "phone.malformed")
      .refine((value) => !NO_COUNTRY.test(value), "phone.notReached"),
  );

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

export const verifySentCodeSchema = z.strictObject({
  method: z.enum(sentMethods),
  code: codeField,
  trust: z.boolean().optional(),
});

export const secondFactorSchema = z.discriminatedUnion(
  "method",
  [verifyTotpSchema, verifySentCodeSchema, verifyBackupCodeSchema],
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

export const sentMethodSchema = z.strictObject({
  method: z.enum(sentMethods, "method.unknown"),
});

export const phoneSchema = z.strictObject({ phone: phoneField });

export const confirmPhoneSchema = z.strictObject({ code: codeField });

export const checkBackupCodeSchema = z.strictObject({ code: backupCodeField });
