import * as z from "zod";
import { languages } from "@/lib/messages/languages";
import { knownTimeZone } from "@/lib/messages/time-zone";
import { phoneField } from "@/lib/two-factor/schema";
import { nameField } from "@/lib/users/schema";

export const themes = ["system", "light", "dark"] as const;

export type ThemeName = (typeof themes)[number];

/** By its name, not by how far it is from Greenwich: that changes with the seasons. */
const timeZoneName = z
  .string("timeZone.unknown")
  .max(64, "timeZone.unknown")
  .regex(/^[A-Za-z]/, "timeZone.unknown")
  .refine((name) => knownTimeZone(name) !== null, "timeZone.unknown")
  .transform((name) => knownTimeZone(name) ?? name);

const shape = {
  name: nameField,
  language: z.enum(languages, "language.unknown"),
  theme: z.enum(themes, "theme.unknown"),
};

/** What stands in the form; no time zone is the browser's. */
export const profileFormSchema = z.strictObject({
  ...shape,
  timeZone: z.preprocess((value) => (value === "" ? null : value), timeZoneName.nullable()),
});

export const contactPhoneSchema = z.strictObject({ phone: phoneField });

/** For programs: what is left out stays. */
export const profileBodySchema = z
  .strictObject({
    ...shape,
    timeZone: timeZoneName.nullable(),
    contactPhone: phoneField.nullable(),
  })
  .partial();
