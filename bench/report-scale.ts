import type { ScaleFigure } from "./scale";
import { median, p99 } from "./statistics";
import { atMost, type Line } from "./table";
import { targets } from "./targets";

/** Two lines each: among a thousand people, and among a million. */
export function scaleLines(figures: ScaleFigure[]): Line[] {
  return figures.flatMap(({ what, small, large }) => {
    const compared = atMost(median(large) / median(small), targets.millionOfThousand);
    const isQuick = p99(large) <= targets.adminPageMs;
    return [
      { what: `${what}, a thousand people`, p50: median(small), p99: p99(small) },
      {
        what: "the same, a million",
        p50: median(large),
        p99: p99(large),
        ...compared,
        target: `${compared.target}, p99 ${targets.adminPageMs} ms`,
        reached: compared.reached && isQuick,
      },
    ];
  });
}
