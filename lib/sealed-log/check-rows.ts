import { limits } from "@/lib/platform/limits";
import { findRow } from "./find-row";
import type { Finding } from "./finding";
import { firstDifference, hasDigest, Leaves, shortDigestOf } from "./leaves";
import { idOf, readRows, type Stretch, withinMonth } from "./read-rows";
import { type Claim, type Connection, selectClaims } from "./seal-record";
import { inTransaction } from "./transaction";

/** Where in a month the next page begins. */
export type MonthPlace = { month: string; seal: number; afterNumber: number | null };

export type PageCheck = {
  rows: number;
  finding: Finding | null;
  /** Null when the month is done. */
  next: MonthPlace | null;
};

type Suspect = { seal: Claim; entries: Buffer };

/**
 * Compares some of a month's rows with their seals. The lock is that of every reader; it keeps
 * retention from dropping the month between the look at its seals and that at its rows, and pages
 * are short, so that nobody has to wait long for its end.
 */
export const checkPage = (
  client: Connection,
  place: MonthPlace,
  sealedUpto: number,
): Promise<PageCheck> =>
  inTransaction(
    client,
    async () => {
      await client.query(`LOCK TABLE "audit_event" IN ACCESS SHARE MODE`);
      const { seals, isLast } = await nextSeals(client, place);
      const last = seals.at(-1);
      const uptoNumber = isLast || !last ? sealedUpto : last.uptoNumber;
      const stretch = { month: place.month, afterNumber: place.afterNumber, uptoNumber };
      const { rows, stray, suspect } = await compare(client, stretch, seals);
      const finding = await nameFirst(client, place.month, stray, suspect);
      const next = { month: place.month, seal: last?.number ?? 0, afterNumber: uptoNumber };
      return { rows, finding, next: isLast ? null : next };
    },
    "ISOLATION LEVEL REPEATABLE READ READ ONLY",
  );

async function nextSeals(
  client: Connection,
  { month, seal }: MonthPlace,
): Promise<{ seals: Claim[]; isLast: boolean }> {
  const found = await selectClaims(
    client,
    `WHERE "month" = $1 AND "kind" = 'ROWS' AND "number" > greatest($2,
       (SELECT max("number") FROM "audit_seal" WHERE "month" = $1 AND "kind" = 'DROPPED'))
     ORDER BY "number" LIMIT ${limits.sealsPerPage}`,
    [month, seal],
  );
  let rows = 0;
  const seals = found.filter((one, index) => {
    rows += one.rows;
    return index === 0 || rows <= limits.verifyPageRows;
  });
  return { seals, isLast: seals.length === found.length && found.length < limits.sealsPerPage };
}

/** Reads the rows once, past all seals of the page, and stops to compare at the first that is wrong. */
async function compare(client: Connection, stretch: Stretch, seals: Claim[]) {
  const found = {
    rows: 0,
    stray: null as number | null,
    suspect: null as Suspect | null,
  };
  let index = 0;
  let leaves = new Leaves(seals[0]?.afterNumber ?? 0);
  const closeSeal = (seal: Claim) => {
    const entries = isAsSealed(seal, leaves) ? null : leaves.entries();
    if (entries) found.suspect ??= { seal, entries };
    index += 1;
    leaves = new Leaves(seals[index]?.afterNumber ?? 0);
  };
  const isDone = () => found.suspect !== null || found.stray !== null;
  await readRows(client, stretch, (number, tuple) => {
    if (isDone()) return;
    found.rows += 1;
    let seal = seals[index];
    while (seal && number > seal.uptoNumber) {
      closeSeal(seal);
      seal = seals[index];
    }
    if (isDone()) return;
    if (seal && number > seal.afterNumber) leaves.add(number, tuple);
    else found.stray = number;
  });
  for (let seal = seals[index]; seal && !isDone(); seal = seals[index]) closeSeal(seal);
  return found;
}

const isAsSealed = (seal: Claim, leaves: Leaves): boolean =>
  leaves.count === seal.rows && leaves.root().equals(seal.root);

const numberedIn = (month: string, number: string): string =>
  `"number" = ${number} AND ${withinMonth(month)}`;

async function nameFirst(
  client: Connection,
  month: string,
  stray: number | null,
  suspect: Suspect | null,
): Promise<Finding | null> {
  if (suspect) return nameWithin(client, suspect);
  if (stray === null) return null;
  const found = await findRow(client, numberedIn("$1", "$2"), [month, stray]);
  return found && { kind: "row_added", number: stray, month, seal: null, row: found.row };
}

async function nameWithin(client: Connection, { seal, entries }: Suspect): Promise<Finding> {
  const { month, number: sealNumber, afterNumber } = seal;
  const { rows } = await client.query<{ leaves: Buffer }>(
    `SELECT "leaves" FROM "audit_seal" WHERE "number" = $1`,
    [sealNumber],
  );
  const sealed = rows[0]?.leaves ?? Buffer.alloc(0);
  const difference = firstDifference(afterNumber, sealed, entries);
  if (!difference) return { kind: "rows_unfit", month, seal: sealNumber };
  const where = { number: difference.number, month, seal: sealNumber };
  if (difference.kind === "removed") {
    const isGone = !(await monthIsThere(client, month));
    return { kind: isGone ? "month_removed" : "row_removed", ...where };
  }
  const short = shortDigestOf(sealed, difference.number - afterNumber);
  return nameNumbered(client, where, short);
}

/** Of several rows with one number, one may be the row that was sealed; the other came to it. */
async function nameNumbered(
  client: Connection,
  where: { number: number; month: string; seal: number },
  short: Buffer | null,
): Promise<Finding> {
  const { number, month, seal } = where;
  const ids: { id: string; isSealed: boolean }[] = [];
  const stretch = { month, afterNumber: number - 1, uptoNumber: number };
  await readRows(client, stretch, (_number, tuple) => {
    ids.push({ id: idOf(tuple), isSealed: short !== null && hasDigest(tuple, short) });
  });
  const wrong = ids.find(({ isSealed }) => !isSealed);
  const found =
    wrong &&
    (await findRow(client, `"id" = $2 AND ${numberedIn("$1", "$3")}`, [month, wrong.id, number]));
  if (!found) return { kind: "rows_unfit", month, seal };
  const isAdded = short === null || ids.some(({ isSealed }) => isSealed);
  return { kind: isAdded ? "row_added" : "row_altered", ...where, row: found.row };
}

async function monthIsThere(client: Connection, month: string): Promise<boolean> {
  const { rows } = await client.query(
    `SELECT FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
      WHERE i.inhparent = '"audit_event"'::regclass
        AND c.relname = to_char($1::date, '"m"YYYY_MM')`,
    [month],
  );
  return rows.length > 0;
}
