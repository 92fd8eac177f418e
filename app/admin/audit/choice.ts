import type { Chip } from "@/components/ui/chips";
import { defaultPeriod } from "@/lib/admin-log/find-search";
import {
  type LogField,
  type LogFilter,
  logCursorSchema,
  logFields,
  logFilterSchema,
  logGroups,
  logOutcomes,
  logPeriods,
} from "@/lib/admin-log/schema";
import { eventKinds, eventTypes } from "@/lib/audit/catalogue";
import type { Messages } from "@/lib/messages";

export const LOG_PAGE = "/admin/audit";

type Query = Record<string, string | undefined>;

/** Filters as they were typed. */
export type Typed = Partial<Record<LogField, string>>;

export type Choice = {
  typed: Typed;
  /** Null while something that was typed is not understood. */
  filter: LogFilter | null;
  problems: Partial<Record<LogField, string>>;
  cursor?: string;
};

/** A field that was left empty asks for nothing. A period that was typed goes before one that was chosen. */
export function choiceOf(query: Query): Choice {
  const given = logFields.flatMap((field) => {
    const value = query[field]?.trim();
    return value ? [[field, value] as const] : [];
  });
  const { period, ...others } = Object.fromEntries(given) as Typed;
  const typed = others.from || others.to || !period ? others : { ...others, period };
  const cursor = logCursorSchema.safeParse(query.cursor).data;
  const parsed = logFilterSchema.safeParse(typed);
  if (parsed.success) return { typed, filter: parsed.data, problems: {}, cursor };
  const problems = parsed.error.issues.map(({ path, message }) => [path[0], message]);
  return { typed, filter: null, problems: Object.fromEntries(problems), cursor };
}

export const hasEmptyField = (query: Query): boolean =>
  logFields.some((field) => query[field]?.trim() === "");

/** As the field that offers them has them. */
export const typesByGroup = logGroups.map((group) => ({
  group,
  types: eventTypes.filter((type) => (eventKinds[type].group ?? "service") === group),
}));

export function hrefOf(typed: Typed & { cursor?: string }): string {
  const given = Object.entries(typed).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(given).toString();
  return query ? `${LOG_PAGE}?${query}` : LOG_PAGE;
}

/** Each keeps the other filters, and begins at the newest. */
export function chipsOf(
  { from, to, period, outcome, ...others }: Typed,
  words: Messages["adminLog"],
): { label: string; chips: Chip[] }[] {
  const current = period ?? (from || to || others.request ? undefined : defaultPeriod);
  const times = logPeriods.map((each) => ({
    label: words.periods[each],
    href: hrefOf({ ...others, outcome, period: each }),
    isCurrent: each === current,
  }));
  const rest = { ...others, from, to, period };
  const outcomes = [
    { label: words.anyOutcome, href: hrefOf(rest), isCurrent: !outcome },
    ...logOutcomes.map((each) => ({
      label: words.outcomes[each],
      href: hrefOf({ ...rest, outcome: each }),
      isCurrent: each === outcome,
    })),
  ];
  return [
    { label: words.period, chips: times },
    { label: words.outcome, chips: outcomes },
  ];
}
