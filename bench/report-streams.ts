import { percentile } from "./statistics";
import type { StreamFigures } from "./streams";
import type { Line } from "./table";
import { targets } from "./targets";

export function streamLines(figures: StreamFigures): Line[] {
  const { streams, megabytesMore, endedAfterMs, allEndedAfterMs } = figures;
  const { streamsMegabytes } = targets;
  const p99 = percentile(endedAfterMs, 0.99);
  return [
    {
      what: `${streams} open pages, more memory`,
      memoryMegabytes: megabytesMore,
      target: `at most ${streamsMegabytes} MB`,
      reached: megabytesMore <= streamsMegabytes,
    },
    {
      what: "a session ended, its page told",
      p50: percentile(endedAfterMs, 0.5),
      p99,
      ...soonEnough(p99),
    },
    {
      what: `${streams - endedAfterMs.length} ended at once, the last page told`,
      other: `${allEndedAfterMs.toFixed(0)} ms`,
      ...soonEnough(allEndedAfterMs),
    },
  ];
}

const soonEnough = (ms: number) => ({
  target: `at most ${targets.endedAfterMs} ms`,
  reached: ms <= targets.endedAfterMs,
});
