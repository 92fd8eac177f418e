import type { ScaleFigure, ScaleFigures } from "./scale";
import type { LogWork } from "./scale-log";
import { SIGN_IN } from "./scale-pages";
import { median, p99 } from "./statistics";
import { atMost, type Line } from "./table";
import { targets } from "./targets";

/** Two lines for each page: among a thousand people, and among a million. */
export function scaleLines({ pages, log, sizes }: ScaleFigures): Line[] {
  const [few, many] = sizes.map(({ people }) => people.toLocaleString("en"));
  const lines = pages.flatMap((page) => [
    { what: `${page.what}, ${few} people`, p50: median(page.small), p99: p99(page.small) },
    { what: `the same, ${many}`, ...comparedOf(page) },
  ]);
  return [...lines, ...logLines(log)];
}

/** A sign-in is mostly its hash, which takes as long as it should wherever it is. */
function comparedOf({ what, small, large, isBounded = false, load }: ScaleFigure): Partial<Line> {
  const compared = atMost(median(large) / median(small), targets.millionOfThousand);
  const measured = { p50: median(large), p99: p99(large), other: `load ${load.toFixed(1)}` };
  if (what === SIGN_IN) return { ...measured, ...compared };
  const quick = `p99 ${targets.adminPageMs} ms`;
  const isQuick = measured.p99 <= targets.adminPageMs;
  return {
    ...measured,
    ratio: compared.ratio,
    target: isBounded ? quick : `${compared.target}, ${quick}`,
    reached: isQuick && (compared.reached || isBounded),
  };
}

function logLines({ rows, sealSeconds, verified }: LogWork): Line[] {
  const count = rows.toLocaleString("en");
  const perSecond = median(verified);
  const { verifiedRowsPerSecond } = targets;
  return [
    {
      what: `sealing ${count} rows of the log`,
      other: sealSeconds === null ? "" : `${sealSeconds.toFixed(0)} s`,
      perSecond: sealSeconds === null ? undefined : rows / sealSeconds,
    },
    {
      what: "audit verify of all of them",
      perSecond,
      other: `${(rows / perSecond).toFixed(0)} s`,
      target: `at least ${verifiedRowsPerSecond.toLocaleString("en")}`,
      reached: perSecond >= verifiedRowsPerSecond,
    },
  ];
}
