import * as z from "zod";
import { limits } from "@/lib/platform/limits";

export const characters = (value: string): number => [...value.normalize("NFC")].length;

const isShort = (value: string) => characters(value) <= limits.passwordCharactersMax;

/** A password on its way to be checked: bounded so that nobody makes us hash a book, nothing else. */
export const passwordField = z
  .string({ error: "required" })
  .min(1, "required")
  // Two of these would be one password: what cannot be written as UTF-8 is hashed as one same sign.
  .refine((value) => value.isWellFormed(), "password.malformed")
  .refine(isShort, "password.tooLong");

/**
 * A password being chosen. Length counts code points of the NFC form, which is what gets hashed. The
 * rules in force may ask for more than this least: see `refusePassword`.
 */
export const newPasswordField = z
  .string({ error: "required" })
  .min(1, "required")
  .refine((value) => value.isWellFormed(), "password.malformed")
  .refine((value) => characters(value) >= limits.passwordCharactersFloor, "password.tooShort")
  .refine(isShort, "password.tooLong");

/** What is typed behind a mailed link; the token comes with the page. */
export const chosenPasswordSchema = z.strictObject({ password: newPasswordField });
