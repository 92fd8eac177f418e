import * as z from "zod";
import { isUnprintable } from "@/lib/platform/shapes";
import { isUsableEmail, withMappedDomain } from "./email";

const address = /^[^\s@"(),:;<>[\\\]]+@[^\s@/?#:[\]\\%]+$/u;

export const emailField = z
  .string({ error: "required" })
  .trim()
  .min(1, "required")
  .max(254, "email.tooLong")
  .refine(
    (value) => !isUnprintable(value) && address.test(value) && isUsableEmail(value),
    "email.malformed",
  )
  .transform(withMappedDomain);

export const nameField = z
  .string({ error: "required" })
  .trim()
  .min(1, "name.missing")
  .max(100, "name.tooLong")
  // Names go into mail: one that reads as a link would carry it there under ours.
  .refine((value) => !isUnprintable(value) && !/[/\\]|www\./i.test(value), "name.malformed");
