import type { Tile } from "@/components/admin/dashboard/tiles";
import type { Dashboard } from "@/lib/figures/dashboard";
import { messagesFor } from "@/lib/messages";
import { fill } from "@/lib/messages/format";

const words = messagesFor();
const text = words.dashboard;

/** The newest of each figure. */
export function tilesOf(board: Dashboard, locale: string): Tile[] {
  const { tiles } = text;
  const people = board.people.at(-1) ?? 0;
  const twoFactor = board.twoFactor.at(-1) ?? 0;
  const number = (value: number | null | undefined) =>
    value === null || value === undefined
      ? words.chart.notCounted
      : new Intl.NumberFormat(locale).format(value);
  const share = new Intl.NumberFormat(locale, { style: "percent", roundingMode: "floor" }).format(
    people > 0 ? twoFactor / people : 0,
  );
  return [
    { term: tiles.people, value: number(people) },
    {
      term: tiles.twoFactor,
      value: share,
      note: fill(text.share, { share: number(twoFactor), people: number(people) }),
    },
    { term: tiles.sessions, value: number(board.sessions.at(-1)) },
    { term: tiles.signIns, value: number(board.signIns.at(-1)) },
    { term: tiles.failures, value: number(board.failures.at(-1)) },
    { term: tiles.lockouts, value: number(board.lockouts.at(-1)) },
  ];
}

/** What was counted no further than `most`. */
export function upTo(most: number, value: number, locale: string): string {
  const number = new Intl.NumberFormat(locale);
  if (value <= most) return number.format(value);
  return fill(text.moreThan, { count: number.format(most) });
}
