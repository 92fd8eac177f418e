import type { SessionFigures } from "./sessions";
import { median, p99 } from "./statistics";
import { atMost, type Line } from "./table";
import { targets } from "./targets";

export function sessionLines({ counts, few, many, cleaning }: SessionFigures): Line[] {
  const { rows, seconds, quiet, beside } = cleaning;
  const besideP99 = p99(beside);
  return [
    { what: `GET /api/v1/me, ${inWords(counts.few)} live sessions`, ...typicalOf(few) },
    {
      what: `the same, ${inWords(counts.many)}`,
      ...typicalOf(many),
      ...atMost(median(many) / median(few), targets.readOfManySessions),
    },
    { what: "the same, before a clean-up", ...typicalOf(quiet) },
    {
      what: `beside the clean-up of ${inWords(rows)} rows`,
      ...typicalOf(beside),
      other: `${seconds.toFixed(0)} s`,
      target: `p99 at most ${targets.besideCleaningMs} ms`,
      reached: besideP99 <= targets.besideCleaningMs,
    },
  ];
}

const inWords = (count: number): string => count.toLocaleString("en");

const typicalOf = (times: number[]) => ({ p50: median(times), p99: p99(times) });
