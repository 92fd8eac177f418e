import * as z from "zod";

export const PASSWORD_CHARACTERS_MIN = 12;
export const PASSWORD_CHARACTERS_MAX = 128;

const characters = (value: string) => [...value].length;

/** A password on its way to be checked: bounded so that nobody makes us hash a book, nothing else. */
export const passwordField = z
  .string({ error: "required" })
  .min(1, "required")
  .refine(
    (value) => characters(value.normalize("NFC")) <= PASSWORD_CHARACTERS_MAX,
    "password.tooLong",
  );

/** A password being chosen. Length counts code points of the NFC form, which is what gets hashed. */
export const newPasswordField = z
  .string({ error: "required" })
  .min(1, "required")
  .refine((value) => value.isWellFormed(), "password.malformed")
  .refine(
    (value) => characters(value.normalize("NFC")) >= PASSWORD_CHARACTERS_MIN,
    "password.tooShort",
  )
  .refine(
    (value) => characters(value.normalize("NFC")) <= PASSWORD_CHARACTERS_MAX,
    "password.tooLong",
  );
