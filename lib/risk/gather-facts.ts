import type { RequestContext } from "@/lib/audit/context";
import { kilometresBetween } from "@/lib/places/distance";
import { type Place, placeOf } from "@/lib/places/place-of";
import { now } from "@/lib/platform/clock";
import type { Transaction } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { digest } from "@/lib/platform/digest";
import { limits } from "@/lib/platform/limits";
import type { RiskFacts } from "./assess";

type History = Pick<
  RiskFacts,
  "hasHistory" | "deviceIsKnown" | "earlierCountries" | "failuresBefore" | "earlierHours"
> & { lastAt: Date | null; lastCountry: string | null; lastAddress: string | null };

const MILLISECONDS_PER_HOUR = 3_600_000;

/** To be asked before the sign-in is completed, and so becomes part of the history itself. */
export async function gatherRiskFacts(
  tx: Pick<Transaction, "$queryRaw">,
  user: Pick<User, "id" | "twoFactorResetAt">,
  context: Pick<RequestContext, "address" | "browserToken">,
): Promise<RiskFacts> {
  const { lastAt, lastCountry, lastAddress, ...history } = await historyOf(
    tx,
    user.id,
    digest(context.browserToken ?? ""),
  );
  const at = now();
  const here = placeOf(context.address);
  const last = lastAt && {
    at: lastAt,
    place: { country: lastCountry, at: placeOf(lastAddress ?? "").at },
  };
  return {
    ...history,
    country: here.country,
    travel: last && travelFrom(last, { at, place: here }),
    hour: at.getUTCHours(),
    twoFactorWasReset: isAfter(user.twoFactorResetAt, lastAt),
  };
}

const isAfter = (resetAt: Date | null, lastAt: Date | null): boolean =>
  resetAt !== null && (lastAt === null || lastAt < resetAt);

type Stop = { at: Date; place: Pick<Place, "country" | "at"> };

function travelFrom(last: Stop, current: Stop): RiskFacts["travel"] {
  const kilometres = kilometresBetween(last.place, current.place);
  if (kilometres === null) return null;
  const hours = (current.at.getTime() - last.at.getTime()) / MILLISECONDS_PER_HOUR;
  return { kilometres, hours };
}

/**
 * One statement, and as long for ten years of sign-ins as for ten: live sessions are read newest
 * first and ended ones latest first, which is the order of their index, and no further than needed.
 */
async function historyOf(
  tx: Pick<Transaction, "$queryRaw">,
  userId: string,
  browserDigest: Uint8Array<ArrayBuffer>,
): Promise<History> {
  const [history] = await tx.$queryRaw<[History]>`
    WITH recent AS (
      (SELECT "created_at", "country", "address" FROM "session"
        WHERE "user_id" = ${userId}::uuid AND "ended_at" IS NULL
        ORDER BY "ended_at" DESC, "created_at" DESC LIMIT ${limits.riskHistorySessions}::int)
      UNION ALL
      (SELECT "created_at", "country", "address" FROM "session"
        WHERE "user_id" = ${userId}::uuid AND "ended_at" IS NOT NULL
        ORDER BY "ended_at" DESC, "created_at" DESC LIMIT ${limits.riskHistorySessions}::int)
    ), last AS (
      SELECT * FROM recent ORDER BY "created_at" DESC LIMIT 1
    ), known AS (
      SELECT "country" FROM "device"
       WHERE "user_id" = ${userId}::uuid LIMIT ${limits.riskHistoryDevices}::int
    ), failure AS (
      SELECT 1 FROM "audit_event"
       WHERE "subject_id" = ${userId}::uuid AND "type" = 'sign_in.failed'
         AND "occurred_at" > now() - make_interval(mins => ${limits.riskFailureMinutes}::int)
         AND "occurred_at" > coalesce((SELECT "created_at" FROM last), '-infinity')
       LIMIT ${limits.riskFailures}::int
    )
    SELECT EXISTS (SELECT 1 FROM recent) OR EXISTS (SELECT 1 FROM known) AS "hasHistory",
           EXISTS (SELECT 1 FROM "device"
                    WHERE "user_id" = ${userId}::uuid AND "browser_digest" = ${browserDigest}
           ) AS "deviceIsKnown",
           ARRAY(SELECT "country" FROM recent WHERE "country" IS NOT NULL
                  UNION SELECT "country" FROM known WHERE "country" IS NOT NULL
           ) AS "earlierCountries",
           ARRAY(SELECT extract(hour FROM "created_at" AT TIME ZONE 'UTC')::int FROM recent
           ) AS "earlierHours",
           (SELECT count(*)::int FROM failure) AS "failuresBefore",
           (SELECT "created_at" FROM last) AS "lastAt",
           (SELECT "country" FROM last) AS "lastCountry",
           (SELECT host("address") FROM last) AS "lastAddress"`;
  return history;
}
