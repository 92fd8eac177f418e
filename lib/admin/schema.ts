import * as z from "zod";
import { limits } from "@/lib/platform/limits";
import { isDeceptive, isUuid } from "@/lib/platform/shapes";

/** Why an admin does it: kept in the log, and told to the person. */
export const reasonField = z
  .string({ error: "reason.required" })
  .trim()
  .min(1, "reason.required")
  .max(limits.reasonCharacters, "reason.tooLong")
  .refine((value) => !isDeceptive(value), "reason.malformed");

export const reasonSchema = z.strictObject({ reason: reasonField });

export const actOnPersonSchema = reasonSchema.extend({
  personId: z.string().refine(isUuid, "person.unknown"),
});

export type ActOnPerson = z.output<typeof actOnPersonSchema>;
