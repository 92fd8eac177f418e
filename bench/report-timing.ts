import { median, medianRatio } from "./statistics";
import type { Line } from "./table";
import { targets } from "./targets";
import type { Pair, Timing } from "./timing";

const { knownOfUnknown, knownApartMs } = targets;

const known = ({ knownMs }: Pair) => knownMs;
const unknown = ({ unknownMs }: Pair) => unknownMs;

/**
 * Two lines a door: an address that nobody has must not be told by the time. What counts is how far the
 * two calls of a pair lie apart, so that other work on the machine falls on both.
 */
export function timingLines(measured: Timing[]): Line[] {
  return measured.flatMap(({ door, pairs }) => {
    const knownMs = median(pairs.map(known));
    const apart = Math.abs(median(pairs.map((pair) => unknown(pair) - known(pair))));
    return [
      { what: `POST ${door}, somebody's address`, p50: knownMs },
      {
        what: "the same, nobody's",
        p50: median(pairs.map(unknown)),
        ratio: medianRatio(pairs, unknown, known),
        target: `within ${knownOfUnknown * 100} %, or ${knownApartMs} ms`,
        reached: apart <= Math.max(knownApartMs, knownMs * knownOfUnknown),
      },
    ];
  });
}
