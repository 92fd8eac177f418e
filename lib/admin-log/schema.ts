import ipaddr from "ipaddr.js";
import * as z from "zod";
import { type EventType, eventGroups, eventTypes } from "@/lib/audit/catalogue";
import { placeOfCursor } from "@/lib/audit/cursor";
import { plainAddress } from "@/lib/platform/address";
import { isUuid } from "@/lib/platform/shapes";
import { emailField } from "@/lib/users/schema";

export const logOutcomes = ["succeeded", "unsuccessful", "failed", "refused"] as const;

export const logPeriods = ["hour", "day", "week", "month", "quarter"] as const;

/** The groups of one's own log, and what is nobody's own affair. */
export const logGroups = [...eventGroups, "service"] as const;

export const logFormatSchema = z.enum(["csv", "jsonl"]);

export type LogFormat = z.output<typeof logFormatSchema>;

const LONGEST_ADDRESS = 64;

const person = z
  .string()
  .trim()
  .transform((value, context) => {
    const id = value.toLowerCase();
    if (isUuid(id)) return { id };
    const email = emailField.safeParse(value);
    if (email.success) return { email: email.data };
    context.addIssue({ code: "custom", message: "person.unknown" });
    return z.NEVER;
  });

/** One address, or a network in CIDR form. */
const address = z
  .string()
  .trim()
  .max(LONGEST_ADDRESS, "address.unknown")
  .transform((value, context) => {
    const plain = value.includes("/") ? null : plainAddress(value);
    if (plain) return { address: plain };
    // A zone names an interface of some machine, and no network.
    if (ipaddr.isValidCIDR(value) && !value.includes("%")) {
      const [first, bits] = ipaddr.parseCIDR(value);
      return { network: `${first}/${bits}` };
    }
    context.addIssue({ code: "custom", message: "address.unknown" });
    return z.NEVER;
  });

/** As a field for date and time writes it, in UTC, so that a shared address means one period. */
const MINUTE = /^20\d\d-\d\d-\d\dT\d\d:\d\d$/;

export const minuteOf = (at: Date): string => at.toISOString().slice(0, 16);

const minute = z.string().transform((value, context) => {
  const at = new Date(`${value}Z`);
  if (MINUTE.test(value) && !Number.isNaN(at.getTime()) && minuteOf(at) === value) return at;
  context.addIssue({ code: "custom", message: "minute.unknown" });
  return z.NEVER;
});

export const typeFilters = [...logGroups, ...eventTypes] as const;

const fields = {
  actor: person.optional(),
  subject: person.optional(),
  type: z.enum(typeFilters, "type.unknown").optional(),
  outcome: z.enum(logOutcomes, "outcome.unknown").optional(),
  address: address.optional(),
  request: z.string().trim().toLowerCase().refine(isUuid, "request.unknown").optional(),
  period: z.enum(logPeriods, "period.unknown").optional(),
  from: minute.optional(),
  to: minute.optional(),
};

/** Which part of the log to read. */
export const logFilterSchema = z
  .strictObject(fields)
  .refine(({ from, to }) => !from || !to || from < to, { path: ["to"], error: "to.beforeFrom" });

export type LogFilter = z.output<typeof logFilterSchema>;

export type LogField = keyof typeof fields;

export const logFields = Object.keys(fields) as LogField[];

export const logCursorSchema = z
  .string()
  .refine((cursor) => placeOfCursor(cursor) !== null, "cursor.unknown");

export const isEventType = (value: string): value is EventType =>
  eventTypes.some((type) => type === value);
