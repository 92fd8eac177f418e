import { type EventType, eventKinds, eventTypes } from "@/lib/audit/catalogue";
import { after, now } from "@/lib/platform/clock";
import type { Database } from "@/lib/platform/database";
import type { AuditOutcome } from "@/lib/platform/database/generated/enums";
import { normalizeEmail } from "@/lib/users/email";
import { isEventType, type LogFilter } from "./schema";

/** A filter with everything found out that it leaves open. */
export type LogSearch = {
  from: Date;
  until: Date;
  types?: EventType[];
  outcomes?: AuditOutcome[];
  subjectId?: string;
  actorId?: string;
  address?: string;
  network?: string;
  requestId?: string;
};

const DAY_HOURS = 24;

const periodHours: Record<NonNullable<LogFilter["period"]>, number> = {
  hour: 1,
  day: DAY_HOURS,
  week: 7 * DAY_HOURS,
  month: 30 * DAY_HOURS,
  quarter: 90 * DAY_HOURS,
};

export const defaultPeriod = "week";

/** Clocks of the app and of the database may differ, but not by so much. */
const SLACK_SECONDS = 5;

const outcomesOf: Record<NonNullable<LogFilter["outcome"]>, AuditOutcome[]> = {
  succeeded: ["SUCCESS"],
  unsuccessful: ["FAILURE", "REFUSED"],
  failed: ["FAILURE"],
  refused: ["REFUSED"],
};

/** Null where the email is nobody's. */
export async function findSearch(db: Database, filter: LogFilter): Promise<LogSearch | null> {
  const { actor, subject, type, outcome, address = {}, request } = filter;
  const actorId = await idOf(db, actor);
  const subjectId = await idOf(db, subject);
  if (actorId === null || subjectId === null) return null;
  return {
    ...periodOf(filter),
    types: type && typesOf(type),
    outcomes: outcome && outcomesOf[outcome],
    actorId,
    subjectId,
    ...address,
    requestId: request,
  };
}

async function idOf(db: Database, person: LogFilter["actor"]): Promise<string | null | undefined> {
  if (!person || "id" in person) return person?.id;
  const emailNormalized = normalizeEmail(person.email);
  const user = await db.user.findUnique({ where: { emailNormalized }, select: { id: true } });
  return user?.id ?? null;
}

/**
 * A request is looked for in the whole log; anything else in the last days, unless the filter says
 * otherwise, so that nobody reads years by opening a page.
 */
function periodOf({ from, to, period, request }: LogFilter): Pick<LogSearch, "from" | "until"> {
  const until = to ?? after(SLACK_SECONDS);
  const hours = periodHours[period ?? defaultPeriod];
  if (from || to) return { from: from ?? new Date(until.getTime() - hours * 3600 * 1000), until };
  if (request && !period) return { from: new Date(0), until };
  return { from: new Date(now().getTime() - hours * 3600 * 1000), until };
}

const typesOf = (type: NonNullable<LogFilter["type"]>): EventType[] =>
  isEventType(type)
    ? [type]
    : eventTypes.filter((each) => (eventKinds[each].group ?? "service") === type);
