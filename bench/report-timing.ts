import type { Line } from "./table";
import { targets } from "./targets";
import type { Arms } from "./timing";

const { knownOfUnknown, knownApartMs } = targets;

/** Two lines a door: an address that nobody has must not be told by the time. */
export function timingLines(measured: Arms[]): Line[] {
  return measured.flatMap(({ door, knownMs, unknownMs }) => {
    const apart = Math.abs(knownMs - unknownMs);
    return [
      { what: `POST ${door}, somebody's address`, p50: knownMs },
      {
        what: "the same, nobody's",
        p50: unknownMs,
        ratio: unknownMs / knownMs,
        target: `within ${knownOfUnknown * 100} %, or ${knownApartMs} ms`,
        reached: apart <= Math.max(knownApartMs, knownMs * knownOfUnknown),
      },
    ];
  });
}
