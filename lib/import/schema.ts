import * as z from "zod";
import { canonicalSecret, secretBytes } from "@/lib/factors/totp/imported-secret";
import { now } from "@/lib/platform/clock";
import { limits } from "@/lib/platform/limits";
import { importedHashProblem } from "@/lib/platform/password-hash/imported-hash";
import { emailField, nameField } from "@/lib/users/schema";
import { importedCode } from "./imported-code";

const EARLIEST = Date.UTC(1970, 0, 1);

/** A column that is left out, an empty field and null all say nothing. */
const optional = <Field extends z.ZodType>(field: Field) =>
  z.preprocess((value) => (value === "" || value === null ? undefined : value), field.optional());

const text = z.string({ error: "malformed" });

const truth = new Map<unknown, boolean>([
  ...["true", "t", "yes", "1"].map((word) => [word, true] as const),
  ...["false", "f", "no", "0"].map((word) => [word, false] as const),
]);

/** As databases and spreadsheets write it. */
const booleanField = z
  .union([z.boolean(), z.string()], "malformed")
  .transform((value) => (typeof value === "string" ? truth.get(value.trim().toLowerCase()) : value))
  .refine((value) => value !== undefined, "malformed");

const hashField = text.superRefine((value, context) => {
  const problem = importedHashProblem(value);
  if (problem) context.addIssue({ code: "custom", message: problem });
});

const secretField = text.transform((value, context) => {
  const secret = canonicalSecret(value);
  const bytes = secret ? secretBytes(secret) : 0;
  const fits = bytes >= limits.importedSecretBytesMin && bytes <= limits.importedSecretBytesMax;
  if (secret && fits) return secret;
  context.addIssue({ code: "custom", message: secret === null ? "malformed" : "length" });
  return z.NEVER;
});

/** Of CSV a list is one field, with bars between. */
const codesField = z
  .preprocess(
    (value) => (typeof value === "string" ? value.split("|") : value),
    z.array(importedCode, "malformed"),
  )
  .refine((codes) => codes.length <= limits.importedBackupCodes, "tooMany");

const dateField = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()], "malformed")
  .transform((value) => new Date(value))
  .refine((date) => date.getTime() >= EARLIEST, "malformed")
  .refine((date) => date <= now(), "future");

const word = <Words extends readonly [string, ...string[]]>(words: Words) =>
  z.preprocess(
    (value) => (typeof value === "string" ? value.trim().toUpperCase() : value),
    z.enum(words, "malformed"),
  );

export const personSchema = z.strictObject({
  email: emailField,
  name: nameField,
  email_verified: optional(booleanField),
  password_hash: optional(hashField),
  mfa_state: optional(word(["ENABLED", "DISABLED", "SETUP_IN_PROGRESS"] as const)),
  totp_secret: optional(secretField),
  backup_codes: optional(codesField),
  created_at: optional(dateField),
  /** A file makes nobody an admin. */
  role: optional(word(["USER"] as const)),
});

export type PersonFields = z.infer<typeof personSchema>;
