import { beforeAll, expect, test, vi } from "vitest";
import { database } from "@/lib/platform/database";
import { withOwnConnection } from "@/lib/platform/database/own-connection";
import { log } from "@/lib/platform/log";
import { changePolicy } from "@/lib/policies/change-policy";
import { withClient } from "@/scripts/database/with-client";
import { testDatabase } from "@/scripts/testing/database";
import { withDatabaseName } from "@/scripts/testing/disposable";
import { aContext } from "@/scripts/testing/people";
import { asOwner } from "@/scripts/testing/rows";
import { dropOldMonth } from "./drop-old-month";
import { sealLog } from "./seal-log";
import { verifyLog } from "./verify-log";

const db = database();
const { databaseUrl, superuserUrl } = testDatabase();

const monthsAgo = (months: number) => {
  const first = new Date();
  first.setUTCDate(1);
  first.setUTCMonth(first.getUTCMonth() - months);
  return `${first.toISOString().slice(0, 7)}-01`;
};
const nameOf = (month: string) => `m${month.slice(0, 7).replace("-", "_")}`;

async function addMonth(month: string): Promise<void> {
  await asOwner(
    `CREATE TABLE audit_partition.${nameOf(month)} PARTITION OF "audit_event"
       FOR VALUES FROM ('${month}T00:00:00Z')
       TO ('${month.slice(0, 4)}-${month.slice(5, 7)}-28T00:00:00Z')`,
  );
  await asOwner(
    `INSERT INTO "audit_event" ("id", "type", "outcome", "occurred_at")
     SELECT gen_random_uuid(), 'sign_in.succeeded', 'SUCCESS', '${month}T12:00:00Z'
       FROM generate_series(1, 5)`,
  );
}

const keep = (retentionMonths: number | null) =>
  changePolicy(db, "auditLog", { retentionMonths }, { reason: "the law" }, aContext());

const isThere = async (month: string): Promise<boolean> => {
  const found = await asOwner(
    `SELECT to_regclass('audit_partition.${nameOf(month)}') IS NOT NULL AS is`,
  );
  return found.rows[0].is;
};

const verify = () => withOwnConnection("test", (client) => verifyLog(client, null));

const [older, old, kept] = [monthsAgo(16), monthsAgo(13), monthsAgo(12)] as const;

beforeAll(async () => {
  for (const month of [older, old, kept]) await addMonth(month);
  await sealLog();
});

test("without a rule nothing goes, and the function itself refuses whoever calls it", async () => {
  await dropOldMonth(db);
  expect(await isThere(older)).toBe(true);
  const drop = (month: string) => db.$executeRaw`SELECT drop_audit_month(${month}::date)`;
  await expect(drop(older)).rejects.toThrow("no rule lets");
  await keep(12);
  await expect(drop(kept)).rejects.toThrow("no rule lets");
  await expect(drop(older)).rejects.toThrow("no seal says");
  expect(await keep(11)).toMatchObject({ code: "INVALID_INPUT" });
});

test("a rule and a seal that only the caller sees count for nothing", async () => {
  const name = new URL(databaseUrl).pathname.slice(1);
  const role = new URL(databaseUrl).username;
  await withClient(superuserUrl, (superuser) =>
    superuser.query(`GRANT TEMPORARY ON DATABASE "${name}" TO "${role}"`),
  );
  await withClient(databaseUrl, async (client) => {
    await client.query(`CREATE TEMP TABLE "policy" AS
      SELECT 'auditLog' AS "name", '{"retentionMonths":12}'::jsonb AS "value"`);
    await client.query(
      `CREATE TEMP TABLE "audit_seal" AS
      SELECT 'DROPPED' AS "kind", $1::date AS "month", 1 AS "number", 1e9::bigint AS "upto_number"`,
      [older],
    );
    await client.query(`GRANT SELECT ON "policy", "audit_seal" TO PUBLIC`);
    const drop = client.query("SELECT public.drop_audit_month($1::date)", [older]);
    await expect(drop).rejects.toThrow("no seal says");
  });
  expect(await isThere(older)).toBe(true);
});

test("a month that was altered stays, and is said to be", async () => {
  await keep(12);
  const change = (reason: string) =>
    withClient(
      withDatabaseName(superuserUrl, new URL(databaseUrl).pathname.slice(1)),
      async (superuser) => {
        await superuser.query("SET session_replication_role = replica");
        await superuser.query(
          `UPDATE "audit_event" SET "reason" = ${reason} WHERE "occurred_at" < '${old}'`,
        );
      },
    );
  await change(`'nothing'`);
  const error = vi.spyOn(log, "error").mockImplementation(() => undefined);
  await dropOldMonth(db);
  expect(error).toHaveBeenCalledOnce();
  expect(await isThere(older)).toBe(true);
  error.mockRestore();
  await change("NULL");
});

test("what is older than the rule goes, sealed and recorded, and the log is whole", async () => {
  await keep(14);
  await dropOldMonth(db);
  expect([await isThere(older), await isThere(old)]).toEqual([false, true]);
  await keep(12);
  await dropOldMonth(db);
  expect([await isThere(old), await isThere(kept)]).toEqual([false, true]);
  await dropOldMonth(db);

  const dropped = await db.auditSeal.findMany({
    where: { kind: "DROPPED" },
    orderBy: { number: "asc" },
  });
  expect(dropped.map(({ month }) => month.toISOString().slice(0, 10))).toEqual([older, old]);
  const events = await db.auditEvent.findMany({ where: { type: "log.month_dropped" } });
  expect(events.map(({ details }) => details)).toEqual(
    expect.arrayContaining([{ month: older.slice(0, 7), seal: Number(dropped[0]?.number) }]),
  );
  await sealLog();
  expect((await verify()).verdict).toMatchObject({ state: "WHOLE" });
});

test("a row that turns up in a month that has gone is found", async () => {
  await asOwner(
    `INSERT INTO "audit_event" ("id", "type", "outcome", "occurred_at", "number")
     VALUES (gen_random_uuid(), 'sign_in.failed', 'FAILURE', '${old}T12:00:00Z', 1)`,
  );
  expect((await verify()).verdict).toMatchObject({
    finding: { kind: "row_added", number: 1, month: old, row: { type: "sign_in.failed" } },
  });
});
