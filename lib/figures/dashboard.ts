import { now } from "@/lib/platform/clock";
import type { Transaction } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { type RiskReason, riskReasonNames } from "@/lib/risk/assess";
import type { Day } from "./days";
import type { FigureName } from "./names";
import { readFigures, type Series } from "./read-figures";

export type Dashboard = {
  days: Day[];
  countedAt: Date | null;
  people: Series;
  newPeople: Series;
  twoFactor: Series;
  withoutTwoFactor: Series;
  signIns: Series;
  failures: Series;
  lockouts: Series;
  unusual: Series;
  sessions: Series;
  mailSent: Series;
  /** Of the days together, the commonest first. */
  reasons: { reason: RiskReason; count: number }[];
};

const names = {
  people: ["people"],
  twoFactor: ["people:two_factor"],
  newPeople: ["event:account.created", "event:user.imported"],
  signIns: ["event:sign_in.succeeded"],
  failures: ["event:sign_in.failed", "event:two_factor.failed"],
  lockouts: ["event:sign_in.locked"],
  unusual: ["sign_in:unusual"],
  sessions: ["sessions:live"],
  mailSent: ["mail:sent"],
} as const satisfies Record<string, FigureName[]>;

const seriesNames = Object.keys(names) as (keyof typeof names)[];

export async function readDashboard(
  db: Pick<Transaction, "$queryRaw">,
  at = now(),
): Promise<Dashboard> {
  const risks = riskReasonNames.map((reason): FigureName => `risk:${reason}`);
  const wanted = [...Object.values(names).flat(), ...risks];
  const { days, countedAt, of } = await readFigures(db, wanted, { days: limits.dashboardDays, at });
  const series = Object.fromEntries(
    seriesNames.map((name) => [name, of(...names[name])]),
  ) as Record<keyof typeof names, Series>;
  return {
    days,
    countedAt,
    ...series,
    withoutTwoFactor: difference(series.people, series.twoFactor),
    reasons: riskReasonNames
      .map((reason) => ({ reason, count: total(of(`risk:${reason}`)) }))
      .filter(({ count }) => count > 0)
      .sort((one, other) => other.count - one.count),
  };
}

const total = (series: Series): number => series.reduce<number>((sum, one) => sum + (one ?? 0), 0);

const difference = (all: Series, some: Series): Series =>
  all.map((value, index) => {
    const part = some[index] ?? null;
    return value === null || part === null ? null : value - part;
  });
