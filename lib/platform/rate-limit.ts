import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { now } from "./clock";
import { type Database, databasePool, type Transaction } from "./database";
import { keyedDigest } from "./digest";

export type Rate = { name: string; points: number; windowSeconds: number };

/** From here on a key is locked, whatever number of uses led to it. */
export const LOCKED = 1_000_000;

export type LockNumbers = { uses: number; windowSeconds: number; lockSeconds: number };

/** Whose uses are counted, and by which rate. */
export type Allowance = { rate: Rate; key: string };

export type Standing = { uses: number; blocked: boolean; retryAfterSeconds: number };

const limiters = new Map<string, RateLimiterPostgres>();

function limiterFor(rate: Rate): RateLimiterPostgres {
  const known = limiters.get(rate.name);
  if (known) return known;
  const limiter = new RateLimiterPostgres({
    storeClient: databasePool(),
    storeType: "pool",
    tableName: "rate_limit",
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: rate.name,
    points: rate.points,
    duration: rate.windowSeconds,
  });
  limiters.set(rate.name, limiter);
  return limiter;
}

/** Keys may hold addresses and e-mail; what is stored is a keyed digest. */
const storedKey = (key: string): string => keyedDigest("limit-key", key).toString("base64url");

function standing(rate: Rate, result: RateLimiterRes | null): Standing {
  const uses = result?.consumedPoints ?? 0;
  const seconds = Math.ceil((result?.msBeforeNext ?? 0) / 1000);
  return { uses, blocked: uses > rate.points, retryAfterSeconds: Math.max(1, seconds) };
}

/**
 * Counts one use, atomically across instances; blocked from the first use that is one too many.
 * When the counter cannot be read this throws: a limit that cannot be checked refuses.
 */
export async function countUse(rate: Rate, key: string): Promise<Standing> {
  try {
    return standing(rate, await limiterFor(rate).consume(storedKey(key)));
  } catch (rejection) {
    if (rejection instanceof RateLimiterRes) return standing(rate, rejection);
    throw rejection;
  }
}

/** Where a key stands, without counting. */
export const standingOf = async (rate: Rate, key: string): Promise<Standing> =>
  standing(rate, await limiterFor(rate).get(storedKey(key)));

export async function forgetUses(rate: Rate, key: string): Promise<void> {
  await limiterFor(rate).delete(storedKey(key));
}

/** Gives a counted use back, for limits that are counted before it is known whether to count. */
export async function refundUse(rate: Rate, key: string): Promise<void> {
  await limiterFor(rate).reward(storedKey(key));
}

/** As the limiter names its rows. */
const rowOf = ({ rate, key }: Allowance): string => `${rate.name}:${storedKey(key)}`;

/** The latest moment until which any of these is used up; null where none is. */
export async function blockedUntil(
  db: Pick<Database | Transaction, "rateLimit">,
  allowances: Allowance[],
): Promise<Date | null> {
  const points = new Map(allowances.map((one) => [rowOf(one), one.rate.points]));
  const rows = await db.rateLimit.findMany({
    where: { key: { in: [...points.keys()] }, expire: { gt: now().getTime() } },
  });
  const ends = rows
    .filter((row) => row.points > (points.get(row.key) ?? 0))
    .map(({ expire }) => Number(expire));
  return ends.length > 0 ? new Date(Math.max(...ends)) : null;
}

/** In the caller's transaction, so that it is done with what is recorded of it. */
export async function forgetUsesIn(tx: Transaction, allowances: Allowance[]): Promise<void> {
  await tx.rateLimit.deleteMany({ where: { key: { in: allowances.map(rowOf) } } });
}

/**
 * Counts one use of a door whose numbers may change at any time. The use that reaches the limit locks
 * the key, and the lock is kept with it: other numbers neither end a lock nor make one by themselves.
 * One statement, so that of many uses at once exactly one locks.
 */
export async function countTowardsLock(
  { name }: Rate,
  key: string,
  { uses, windowSeconds, lockSeconds }: LockNumbers,
): Promise<{ locked: boolean; lockedNow: boolean; retryAfterSeconds: number }> {
  const at = Date.now();
  const { rows } = await databasePool().query<{ points: number; expire: string }>({
    name: "count-towards-lock",
    text: `
      INSERT INTO "rate_limit" AS r ("key", "points", "expire") VALUES ($1, 1, $2::bigint + $3)
      ON CONFLICT ("key") DO UPDATE SET
        "points" = CASE WHEN r."expire" <= $2 THEN 1
                        WHEN r."points" < ${LOCKED} AND r."points" + 1 >= $5 THEN ${LOCKED}
                        ELSE r."points" + 1 END,
        "expire" = CASE WHEN r."expire" <= $2 THEN $2 + $3
                        WHEN r."points" < ${LOCKED} AND r."points" + 1 >= $5 THEN $2 + $4
                        ELSE r."expire" END
      RETURNING "points", "expire"`,
    values: [`${name}:${storedKey(key)}`, at, windowSeconds * 1000, lockSeconds * 1000, uses],
  });
  const { points = 0, expire = at } = rows[0] ?? {};
  const seconds = Math.ceil((Number(expire) - at) / 1000);
  return {
    locked: points >= LOCKED,
    lockedNow: points === LOCKED,
    retryAfterSeconds: Math.max(1, seconds),
  };
}
