import * as z from "zod";
import { isUuid } from "@/lib/platform/shapes";

const REASON_CHARACTERS_MAX = 200;

/** What could make a reason read as something else where it is mailed or listed. */
const deceptive = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u;

/** Why an admin does it: kept in the log, and told to the person. */
export const reasonField = z
  .string({ error: "reason.required" })
  .trim()
  .min(1, "reason.required")
  .max(REASON_CHARACTERS_MAX, "reason.tooLong")
  .refine((value) => !deceptive.test(value), "reason.malformed");

export const reasonSchema = z.strictObject({ reason: reasonField });

export const actOnPersonSchema = reasonSchema.extend({
  personId: z.string().refine(isUuid, "person.unknown"),
});

export type ActOnPerson = z.output<typeof actOnPersonSchema>;
