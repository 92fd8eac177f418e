import * as z from "zod";
import { eventGroups } from "./catalogue";
import { placeOfCursor } from "./cursor";

export const outcomeFilters = ["succeeded", "failed"] as const;

export const periods = ["day", "week", "month"] as const;

/** Which part of one's own log to read. */
export const ownEventsSchema = z.strictObject({
  group: z.enum(eventGroups, "group.unknown").optional(),
  outcome: z.enum(outcomeFilters, "outcome.unknown").optional(),
  period: z.enum(periods, "period.unknown").optional(),
  cursor: z
    .string("cursor.unknown")
    .refine((cursor) => placeOfCursor(cursor) !== null, "cursor.unknown")
    .optional(),
});

export type OwnEventsFilter = z.output<typeof ownEventsSchema>;
