import type { Chip } from "@/components/ui/chips";
import { eventGroups } from "@/lib/audit/catalogue";
import { type OwnEventsFilter, outcomeFilters, ownEventsSchema, periods } from "@/lib/audit/schema";
import type { Messages } from "@/lib/messages";

/** What the address asks the page to show. */
export type Choice = OwnEventsFilter & { noticesOnly: boolean };

/** What nobody knows is left out: a page that is there beats a page that argues. */
export function choiceOf(query: Record<string, string | undefined>): Choice {
  const { group, outcome, period, cursor } = ownEventsSchema.shape;
  return {
    noticesOnly: query.show === "notices",
    group: group.safeParse(query.group).data,
    outcome: outcome.safeParse(query.outcome).data,
    period: period.safeParse(query.period).data,
    cursor: cursor.safeParse(query.cursor).data,
  };
}

export function hrefOf({ noticesOnly, ...filters }: Partial<Choice>): string {
  const { group, outcome, period, cursor } = filters;
  const show = noticesOnly ? "notices" : undefined;
  const given = Object.entries({ show, group, outcome, period, cursor }).filter(
    (entry): entry is [string, NonNullable<(typeof entry)[1]>] => entry[1] !== undefined,
  );
  const query = new URLSearchParams(given).toString();
  return query ? `/account/activity?${query}` : "/account/activity";
}

type Words = Messages["activity"]["filters"];

/** Each keeps the other filters, and begins at the newest. */
export function chipsOf(
  { noticesOnly, group, outcome, period }: Choice,
  words: Words,
): { label: string; chips: Chip[] }[] {
  const narrowed = { outcome, period };
  const what: Chip[] = [
    { label: words.everything, href: hrefOf(narrowed), isCurrent: !noticesOnly && !group },
    {
      label: words.notices,
      href: hrefOf({ noticesOnly: true, ...narrowed }),
      isCurrent: noticesOnly && !group,
    },
    ...eventGroups.map((each) => ({
      label: words.groups[each],
      href: hrefOf({ group: each, ...narrowed }),
      isCurrent: each === group,
    })),
  ];
  const kind = { noticesOnly, group };
  const outcomes: Chip[] = [
    { label: words.anyOutcome, href: hrefOf({ ...kind, period }), isCurrent: !outcome },
    ...outcomeFilters.map((each) => ({
      label: words.outcomes[each],
      href: hrefOf({ ...kind, period, outcome: each }),
      isCurrent: each === outcome,
    })),
  ];
  const times: Chip[] = [
    { label: words.anyTime, href: hrefOf({ ...kind, outcome }), isCurrent: !period },
    ...periods.map((each) => ({
      label: words.periods[each],
      href: hrefOf({ ...kind, outcome, period: each }),
      isCurrent: each === period,
    })),
  ];
  return [
    { label: words.what, chips: what },
    { label: words.outcome, chips: outcomes },
    { label: words.period, chips: times },
  ];
}
