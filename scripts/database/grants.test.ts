import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/scripts/testing/database";

const app = new Client({ connectionString: testDatabase().databaseUrl });
beforeAll(() => app.connect());
afterAll(() => app.end());

const REFUSED = [
  "create table mine (id int)",
  "create schema mine",
  'drop table "user"',
  'alter table "user" add column mine int',
  'truncate "user"',
  "delete from audit_event",
  "update audit_event set reason = 'nothing'",
  "truncate audit_event",
  "delete from audit_seal",
  "update audit_seal set root = ''",
  "truncate audit_seal",
  "select setval('audit_event_number_seq', 1)",
  "delete from audit_partition.rest",
  "insert into audit_partition.rest default values",
  "delete from _prisma_migrations",
  "create table graphile_worker.mine (id int)",
  "alter table audit_event disable trigger all",
  "create role mine",
  "set role sallyport_owner",
];

test.each(REFUSED)("the role that runs the app may not: %s", async (statement) => {
  await expect(app.query(statement)).rejects.toMatchObject({ code: "42501" });
});

test("the role that runs the app reads and adds audit events, and queues jobs", async () => {
  await app.query("select from audit_event");
  await app.query(
    "insert into audit_event (id, type, outcome) values (gen_random_uuid(), 'test', 'SUCCESS')",
  );
  await app.query("select graphile_worker.add_job('nothing')");
  const { rowCount } = await app.query("select from graphile_worker._private_jobs");
  expect(rowCount).toBe(1);
});
