import { expect, test } from "vitest";
import { database } from "@/lib/platform/database";
import { aContext, aPerson } from "@/scripts/testing/people";
import { asOwner, eventsOf } from "@/scripts/testing/rows";
import { record } from "./record";

const db = database();

test("a change that is rolled back leaves no record", async () => {
  const { id } = await aPerson();
  const change = db.$transaction(async (tx) => {
    await record(tx, aContext(), { type: "account.created", subjectId: id });
    throw new Error("changed our mind");
  });
  await expect(change).rejects.toThrow("changed our mind");
  expect(await eventsOf(id)).toEqual([]);
});

test("the app may add to the log and read it, and nothing else", async () => {
  const { id } = await aPerson();
  await record(db, aContext(), { type: "account.created", subjectId: id });
  await expect(db.auditEvent.updateMany({ data: { type: "x" } })).rejects.toThrow();
  await expect(db.auditEvent.deleteMany({})).rejects.toThrow();
  await expect(db.$executeRaw`TRUNCATE "audit_event"`).rejects.toThrow();
  await expect(db.$executeRaw`DROP TABLE "audit_event"`).rejects.toThrow();
  expect(await eventsOf(id)).toEqual(["account.created"]);
});

test.each([
  `UPDATE "audit_event" SET "type" = 'x'`,
  `DELETE FROM "audit_event"`,
  `TRUNCATE "audit_event"`,
])("even the tables' owner is stopped: %s", async (sql) => {
  await record(db, aContext(), { type: "account.created" });
  await expect(asOwner(sql)).rejects.toThrow("never changed or removed");
});

test("rows fall into their month's partition, and the months ahead exist", async () => {
  await record(db, aContext(), { type: "account.created" });
  const { rows } = await asOwner(
    `SELECT DISTINCT tableoid::regclass::text AS name FROM "audit_event"`,
  );
  expect(rows).toEqual([{ name: expect.stringMatching(/^audit_partition\.m\d{4}_\d{2}$/) }]);
  const ahead = await asOwner(
    `SELECT count(*)::int AS n FROM pg_tables WHERE schemaname = 'audit_partition'`,
  );
  expect(ahead.rows[0].n).toBeGreaterThanOrEqual(5);
});
