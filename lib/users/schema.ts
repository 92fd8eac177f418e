import * as z from "zod";
import { isUsableEmail } from "./email";

/** Control characters, bidirectional overrides, unpaired surrogates: nothing a name or address needs. */
const unprintable = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\u200b-\u200f\ufeff]/u;
const address = /^[^\s@"(),:;<>[\\\]]+@[^\s@/?#:[\]\\%]+$/u;

export const emailField = z
  .string({ error: "required" })
  .trim()
  .min(1, "required")
  .max(254, "email.tooLong")
  .refine(
    (value) => !unprintable.test(value) && address.test(value) && isUsableEmail(value),
    "email.malformed",
  );

export const nameField = z
  .string({ error: "required" })
  .trim()
  .min(1, "name.missing")
  .max(100, "name.tooLong")
  .refine((value) => !unprintable.test(value), "name.malformed");
