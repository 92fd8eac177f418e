import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { database } from "@/lib/platform/database";
import { withOwnConnection } from "@/lib/platform/database/own-connection";
import { limits } from "@/lib/platform/limits";
import { log } from "@/lib/platform/log";
import { withClient } from "@/scripts/database/with-client";
import { testDatabase } from "@/scripts/testing/database";
import { withDatabaseName } from "@/scripts/testing/disposable";
import { asOwner } from "@/scripts/testing/rows";
import { sealedColumns } from "./read-rows";
import { sealLog } from "./seal-log";
import { settledNumber } from "./settled-number";
import { type Verdict, verifyLog } from "./verify-log";

const db = database();
const { databaseUrl, superuserUrl } = testDatabase();
const asSuperuserUrl = withDatabaseName(superuserUrl, new URL(databaseUrl).pathname.slice(1));

/** Whoever runs the database server, and whom no trigger stops. */
const tamper = (...statements: string[]) =>
  withClient(asSuperuserUrl, async (superuser) => {
    await superuser.query("SET session_replication_role = replica");
    for (const sql of statements) await superuser.query(sql);
  });

const addRows = (count: number, at: string) =>
  asOwner(
    `INSERT INTO "audit_event" ("id", "type", "outcome", "reason", "occurred_at")
     SELECT gen_random_uuid(), 'policy.changed', 'SUCCESS', 'row ' || n, ${at}
       FROM generate_series(1, $1) n`,
    [count],
  );

const THIS_MONTH = `date_trunc('month', now(), 'UTC')`;
const LAST_MONTH = `(${THIS_MONTH} - interval '3 days')`;
const AN_HOUR_AGO = `greatest(now() - interval '1 hour', ${THIS_MONTH})`;
const partitionOf = (at: string) => `to_char(${at} AT TIME ZONE 'UTC', '"m"YYYY_MM')`;

async function makeLastMonth(): Promise<void> {
  const { rows } = await asOwner(
    `SELECT ${partitionOf(LAST_MONTH)} AS name,
            date_trunc('month', ${LAST_MONTH}, 'UTC')::text AS first, ${THIS_MONTH}::text AS next`,
  );
  const [{ name, first, next }] = rows;
  await asOwner(
    `CREATE TABLE IF NOT EXISTS audit_partition.${name} PARTITION OF "audit_event"
       FOR VALUES FROM ('${first}') TO ('${next}')`,
  );
}

const verify = async (expected?: string): Promise<Verdict> => {
  const { verdict } = await withOwnConnection("test", (client) =>
    verifyLog(client, null, { expected }),
  );
  if (!verdict) throw new Error("It did not come to its end.");
  return verdict;
};

const forget = () => {
  Object.assign(globalThis, { sallyportNewestSeal: undefined });
};

const seals = async (): Promise<number[]> =>
  (await db.auditSeal.findMany({ orderBy: { number: "asc" } })).map(({ number }) => Number(number));

// Three times ten rows of each of two months, so six seals: 1, 3, 5 of last month, 2, 4, 6 of this.
beforeAll(async () => {
  await makeLastMonth();
  for (const _time of [1, 2, 3]) {
    await addRows(10, LAST_MONTH);
    await addRows(10, AN_HOUR_AGO);
    await sealLog();
  }
  await tamper(
    `CREATE TABLE event_copy AS SELECT * FROM "audit_event"`,
    `CREATE TABLE seal_copy AS SELECT * FROM "audit_seal"`,
  );
});

afterEach(async () => {
  await makeLastMonth();
  await tamper(
    `SELECT ensure_audit_partitions(1)`,
    `DELETE FROM "audit_event"`,
    `DELETE FROM "audit_seal"`,
    `INSERT INTO "audit_event" SELECT * FROM event_copy`,
    `INSERT INTO "audit_seal" SELECT * FROM seal_copy`,
  );
  forget();
});

beforeEach(forget);

const bySeal = (seal: number) =>
  `"number" > (SELECT after_number FROM audit_seal WHERE number = ${seal})
   AND "number" <= (SELECT upto_number FROM audit_seal WHERE number = ${seal})
   AND date_trunc('month', occurred_at AT TIME ZONE 'UTC') = (SELECT month FROM audit_seal WHERE number = ${seal})`;

const numberIn = async (seal: number, offset: number): Promise<number> => {
  const { rows } = await asOwner(
    `SELECT "number"::int AS n FROM "audit_event" WHERE ${bySeal(seal)} ORDER BY "number" OFFSET ${offset} LIMIT 1`,
  );
  return rows[0].n;
};

test("an untouched log is whole, and seals are chained", async () => {
  expect(await seals()).toEqual([1, 2, 3, 4, 5, 6]);
  const verdict = await verify();
  expect(verdict).toMatchObject({ state: "WHOLE", finding: null, rows: 60, seals: 6 });
  expect(await verify(verdict.newestDigest ?? "")).toMatchObject({ state: "WHOLE" });
});

test("every column of a row is sealed", async () => {
  const { rows } = await asOwner(
    `SELECT attname FROM pg_attribute
      WHERE attrelid = '"audit_event"'::regclass AND attnum > 0 AND NOT attisdropped`,
  );
  expect(sealedColumns.toSorted()).toEqual(rows.map(({ attname }) => attname).sort());
});

const oneByte = [
  `"reason" = 'Row' || substr("reason", 4)`,
  `"details" = '{"a": 1}'`,
  `"actor_id" = gen_random_uuid()`,
  `"outcome" = 'REFUSED'`,
  `"address" = '10.0.0.1'`,
  `"occurred_at" = "occurred_at" + interval '1 millisecond'`,
];

test.each(oneByte)("a row that was altered is named: %s", async (change) => {
  const number = await numberIn(4, 6);
  await tamper(`UPDATE "audit_event" SET ${change} WHERE "number" = ${number}`);
  expect(await verify()).toMatchObject({
    state: "ALTERED",
    finding: { kind: "row_altered", number, seal: 4, row: { type: "policy.changed" } },
  });
});

test.each([
  ["the first", 1, 0],
  ["one in the middle", 3, 5],
  ["the last", 6, 9],
])("a row that was removed is named: %s", async (_which, seal, offset) => {
  const number = await numberIn(seal, offset);
  await tamper(`DELETE FROM "audit_event" WHERE "number" = ${number}`);
  expect(await verify()).toMatchObject({ finding: { kind: "row_removed", number, seal } });
});

test("a row that was added to a sealed stretch is named, whatever number it has", async () => {
  const add = (number: number | string, at: string) =>
    `INSERT INTO "audit_event" ("id", "type", "outcome", "number", "occurred_at")
     VALUES ('01900000-0000-7000-8000-000000000000', 'sign_in.succeeded', 'SUCCESS', ${number}, ${at})`;
  const taken = await numberIn(4, 2);
  const cases: [number | string, string][] = [
    [taken, AN_HOUR_AGO],
    [taken, LAST_MONTH],
    [taken, `now() - interval '3 years'`],
    [taken, `now() + interval '3 years'`],
    [taken, `'infinity'`],
    [taken, `'-infinity'`],
    [-5, AN_HOUR_AGO],
  ];
  const remove = `DELETE FROM "audit_event" WHERE "id" = '01900000-0000-7000-8000-000000000000'`;
  for (const [number, at] of cases) {
    await tamper(add(number, at));
    expect(await verify(), at).toMatchObject({
      finding: { kind: "row_added", number, row: { type: "sign_in.succeeded" } },
    });
    await tamper(remove);
  }
  await tamper(add("9000000000000000000", AN_HOUR_AGO));
  expect(await verify()).toMatchObject({ finding: { kind: "row_unsealed" } });
});

test("a month that was dropped by hand is named", async () => {
  const number = await numberIn(1, 0);
  const { rows } = await asOwner(`SELECT ${partitionOf(LAST_MONTH)} AS name`);
  await tamper(`DROP TABLE audit_partition.${rows[0].name}`);
  expect(await verify()).toMatchObject({ finding: { kind: "month_removed", number, seal: 1 } });
});

test.each([1, 3])("a seal that was removed is named: %i", async (seal) => {
  await tamper(`DELETE FROM "audit_seal" WHERE "number" = ${seal}`);
  expect(await verify()).toMatchObject({ finding: { kind: "seal_removed", seal } });
});

test("the last seals removed leave rows unsealed, and a running app makes no others", async () => {
  await addRows(1, AN_HOUR_AGO);
  await sealLog();
  const { newestDigest } = await verify();
  const number = await numberIn(5, 0);
  const error = vi.spyOn(log, "error").mockImplementation(() => undefined);
  await tamper(`DELETE FROM "audit_seal" WHERE "number" >= 5`);
  const unsealed = { state: "UNSEALED", finding: { kind: "row_unsealed", number } };
  expect(await verify()).toMatchObject(unsealed);
  await sealLog();
  expect(await verify()).toMatchObject(unsealed);
  expect(error).toHaveBeenCalledOnce();
  error.mockRestore();

  // After a restart nothing inside the database tells any more; what was written down elsewhere does.
  forget();
  await sealLog();
  expect(await verify()).toMatchObject({ state: "WHOLE" });
  expect(await verify(newestDigest ?? "")).toMatchObject({
    finding: { kind: "expected_missing", digest: newestDigest },
  });
});

test.each([
  `"rows" = 11`,
  `"root" = sha256('')`,
  `"leaves" = set_byte("leaves", 5, 1 + get_byte("leaves", 5) % 255)`,
  `"made_at" = "made_at" - interval '1 day'`,
  `"mac" = sha256('')`,
  `"previous" = sha256('')`,
  `"digest" = sha256('')`,
])("a seal that was altered is named: %s", async (change) => {
  await tamper(`UPDATE "audit_seal" SET ${change} WHERE "number" = 4`);
  expect(await verify()).toMatchObject({ finding: { kind: "seal_altered", seal: 4 } });
});

test("a chain made under another secret is not taken", async () => {
  await tamper(`UPDATE "audit_seal" SET "key_id" = 'others', "digest" = "digest"`);
  expect(await verify()).toMatchObject({ finding: { kind: "seal_altered", seal: 1 } });
});

test("two instances at once make one seal", async () => {
  await addRows(10, AN_HOUR_AGO);
  await Promise.all([sealLog(), sealLog(), sealLog()]);
  expect(await seals()).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(await verify()).toMatchObject({ state: "WHOLE", rows: 70 });
});

test("what a long transaction adds is sealed after its end, and holds up nobody who signs in", async () => {
  await withClient(testDatabase().ownerUrl, async (slow) => {
    await slow.query("BEGIN");
    await slow.query(
      `INSERT INTO "audit_event" ("id", "type", "outcome", "occurred_at")
       VALUES (gen_random_uuid(), 'user.imported', 'SUCCESS', ${AN_HOUR_AGO})`,
    );
    await addRows(3, AN_HOUR_AGO);
    const settled = await withOwnConnection("test", (client) => settledNumber(client, 0.3));
    expect(settled).toBeNull();
    await slow.query("COMMIT");
  });
  await sealLog();
  expect(await verify()).toMatchObject({ state: "WHOLE", rows: 64 });
});

test("a verification goes on where another instance stopped", async () => {
  const whole = await withOwnConnection("test", async (client) => {
    let step = await verifyLog(client, null, { until: 0 });
    for (let count = 0; !step.verdict && count < 20; count += 1) {
      const place = JSON.parse(JSON.stringify(step.place));
      let asked = 0;
      // Time for one page.
      const until = { valueOf: () => (asked++ === 0 ? Number.POSITIVE_INFINITY : 0) };
      step = await verifyLog(client, place, { until: until as unknown as number });
    }
    return step.verdict;
  });
  expect(whole).toMatchObject({ state: "WHOLE", rows: 60 });
});

test("among more rows than are read at a time, the one that was altered is named", async () => {
  await addRows(limits.verifyPageRows + 2 * limits.sealRows, AN_HOUR_AGO);
  await sealLog();
  const [first, last] = [await numberIn(7, 0), await numberIn(13, 40)];
  expect(await verify()).toMatchObject({ state: "WHOLE", seals: 13 });
  for (const number of [last, first + limits.verifyPageRows, first]) {
    await tamper(`UPDATE "audit_event" SET "reason" = 'x' WHERE "number" = ${number}`);
    expect(await verify()).toMatchObject({ finding: { kind: "row_altered", number } });
  }
});
