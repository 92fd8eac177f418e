import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { expect, test } from "vitest";
import { makeExport } from "@/lib/data-export/make-export";
import { requestExport } from "@/lib/data-export/request-export";
import { nameOwnDevice } from "@/lib/devices/name-own-device";
import { disown } from "@/lib/disowning/disown";
import { openEnvelope } from "@/lib/outbox/envelope";
import { database } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { limits } from "@/lib/platform/limits";
import { sealNotMe } from "@/lib/tokens/not-me-token";
import { register } from "@/lib/users/register";
import { testDatabase } from "@/scripts/testing/database";
import {
  aContext,
  again,
  aPerson,
  aSession,
  PASSWORD,
  stale,
  withTwoFactor,
} from "@/scripts/testing/people";
import { asOwner, eventsOf, messagesTo } from "@/scripts/testing/rows";
import { ERASE_ACCOUNT, eraseAccount } from "./erase-account";
import { keepAccount } from "./keep-account";
import { queueDueDeletions } from "./queue-due-deletions";
import { requestDeletion } from "./request-deletion";
import { TELL_OF_DELETION, tellOfDeletion } from "./tell-of-deletion";

const db = database();

const request = async (user: User) => requestDeletion(db, await aSession(user), aContext());

const letDayCome = ({ id }: User, days = 0) =>
  asOwner(`UPDATE "user" SET "erase_at" = now() + make_interval(days => $2) WHERE "id" = $1`, [
    id,
    days,
  ]);

const isThere = async ({ id }: User) => (await db.user.findUnique({ where: { id } })) !== null;

const templatesTo = async ({ id }: User) =>
  (await messagesTo(id)).map(({ template }) => template).filter((name) => name !== "new-device");

/** Where in the whole database a text stands. */
async function tablesWith(text: string): Promise<string[]> {
  const tables = await asOwner(
    `SELECT c.oid::regclass::text AS "name" FROM pg_class c
      WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
        AND c.relnamespace IN ('public'::regnamespace, 'graphile_worker'::regnamespace)`,
  );
  const found = await Promise.all(
    tables.rows.map(async ({ name }) => {
      const { rowCount } = await asOwner(`SELECT 1 FROM ${name} t WHERE t::text ILIKE $1 LIMIT 1`, [
        `%${text}%`,
      ]);
      return rowCount ? [name] : [];
    }),
  );
  return found.flat();
}

test("of many who ask at once one sets the day, and the account goes on until then", async () => {
  const user = await aPerson();
  const session = await aSession(user);
  expect(await requestDeletion(db, stale(session), aContext())).toEqual({
    ok: false,
    code: "CONFIRMATION_REQUIRED",
  });
  const all = await Promise.all(
    Array.from({ length: 20 }, () => requestDeletion(db, session, aContext())),
  );
  const days = all.map((each) => (each.ok ? each.eraseAt.getTime() : each.code));
  expect(new Set(days).size).toBe(1);
  const inDays = (Number(days[0]) - Date.now()) / (24 * 3600 * 1000);
  expect(Math.round(inDays)).toBe(limits.deletionDays);
  expect(await templatesTo(user)).toEqual(["deletion-requested"]);
  const asked = (await eventsOf(user.id)).filter((type) => type === "account.deletion_requested");
  expect(asked).toHaveLength(1);
  expect((await aSession(user)).eraseAt?.getTime()).toBe(days[0]);
  await eraseAccount(db, user.id);
  expect(await isThere(user)).toBe(true);
});

test("an account that is kept is not erased, and keeping it twice is told once", async () => {
  const user = await aPerson();
  await request(user);
  const session = await aSession(user);
  await letDayCome(user);
  const kept = await Promise.all([1, 2, 3].map(() => keepAccount(db, session, aContext())));
  expect(kept.filter(({ ok }) => ok)).toHaveLength(1);
  await eraseAccount(db, user.id);
  expect(await isThere(user)).toBe(true);
  expect((await again(session)).eraseAt).toBeNull();
  expect(await templatesTo(user)).toEqual(["deletion-requested", "deletion-cancelled"]);
});

test("once erased, nothing anywhere says who it was, the log is whole, and the address is free", async () => {
  const user = await aPerson({
    email: "Quill.Hartfordshire@example.test",
    name: "Quill Hartfordshire",
  });
  const { session } = await withTwoFactor(user);
  await nameOwnDevice(db, session, "Hartfordshire laptop", aContext());
  const asked = await requestExport(db, session, aContext());
  if (asked.ok && asked.current.state === "under_way") await makeExport(db, asked.current.id);
  await request(user);
  await letDayCome(user);
  const log = await db.auditEvent.findMany({
    where: { subjectId: user.id },
    orderBy: { id: "asc" },
  });
  expect(await tablesWith("hartfordshire")).toContain('"user"');

  await eraseAccount(db, user.id);
  expect(await tablesWith("hartfordshire")).toEqual([]);
  const { rows } = await asOwner(
    `SELECT count(*)::int AS "n" FROM "session" WHERE "user_id" = $1`,
    [user.id],
  );
  expect(rows).toEqual([{ n: 0 }]);
  const after = await db.auditEvent.findMany({
    where: { subjectId: user.id },
    orderBy: { id: "asc" },
  });
  expect(after.slice(0, log.length)).toEqual(log);
  expect(after.slice(log.length).map(({ type }) => type)).toEqual(["account.erased"]);
  const last = await db.outboxMessage.findFirstOrThrow({ orderBy: { id: "desc" } });
  expect(last).toMatchObject({ template: "account-deleted", userId: null });
  expect(openEnvelope(last)?.to).toBe(user.email);

  const entry = { email: user.email, name: "Somebody New", password: PASSWORD };
  expect(await register(db, entry, aContext())).toMatchObject({ ok: true });
  const fresh = await db.user.findFirstOrThrow({ where: { email: user.email } });
  expect(fresh).toMatchObject({ name: entry.name, twoFactorSince: null, eraseAt: null });
  expect(fresh.id).not.toBe(user.id);
  expect(await eventsOf(fresh.id)).toEqual(["account.created", "email.verification_sent"]);
});

test("whoever is killed while erasing has done nothing, and of many who come after one erases", async () => {
  const user = await aPerson();
  await request(user);
  await letDayCome(user);
  const holder = new pg.Client(testDatabase().ownerUrl);
  await holder.connect();
  await holder.query("BEGIN");
  await holder.query(`SELECT 1 FROM "device" WHERE "user_id" = $1 FOR UPDATE`, [user.id]);
  const killed = eraseAccount(db, user.id).then(
    () => "done",
    () => "killed",
  );
  await killWhoeverWaits();
  expect(await killed).toBe("killed");
  await holder.query("ROLLBACK");
  await holder.end();
  expect(await isThere(user)).toBe(true);
  expect(await db.session.count({ where: { userId: user.id, endedAt: null } })).toBe(1);
  expect(await eventsOf(user.id)).not.toContain("account.erased");

  await Promise.all(Array.from({ length: 5 }, () => eraseAccount(db, user.id)));
  expect(await isThere(user)).toBe(false);
  expect((await eventsOf(user.id)).filter((type) => type === "account.erased")).toHaveLength(1);
});

async function killWhoeverWaits(): Promise<void> {
  const killer = new pg.Client(testDatabase().superuserUrl);
  await killer.connect();
  const database = new URL(testDatabase().ownerUrl).pathname.slice(1);
  for (let tries = 0; tries < 50; tries++) {
    const { rowCount } = await killer.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = $1 AND wait_event_type = 'Lock'`,
      [database],
    );
    if (rowCount) return killer.end();
    await sleep(50);
  }
  await killer.end();
  throw new Error("Nobody waited.");
}

test("the owner hears once that the day is near, and not before", async () => {
  const user = await aPerson();
  await request(user);
  await letDayCome(user, limits.deletionReminderDays + 1);
  await tellOfDeletion(db, user.id);
  expect(await templatesTo(user)).not.toContain("deletion-near");
  await letDayCome(user, limits.deletionReminderDays - 1);
  await Promise.all([tellOfDeletion(db, user.id), tellOfDeletion(db, user.id)]);
  expect((await templatesTo(user)).filter((name) => name === "deletion-near")).toHaveLength(1);
});

test("each due account is one job, however often one looks", async () => {
  const [due, near, later] = [await aPerson(), await aPerson(), await aPerson()];
  for (const user of [due, near, later]) await request(user);
  await letDayCome(due);
  await letDayCome(near, 1);
  await asOwner("DELETE FROM graphile_worker._private_jobs");
  await queueDueDeletions(db);
  await queueDueDeletions(db);
  const { rows } = await asOwner("SELECT key FROM graphile_worker.jobs");
  const keys = rows.map(({ key }) => key);
  expect(keys).toContain(`${ERASE_ACCOUNT}:${due.id}`);
  expect(keys).toContain(`${TELL_OF_DELETION}:${near.id}`);
  expect(keys.join()).not.toContain(later.id);
  expect(new Set(keys).size).toBe(keys.length);
});

test("the last admin stays, also when both of two leave in the same moment, or one is gone by the day", async () => {
  // One who may not act, for want of a second factor, does not count.
  await aPerson({ role: "ADMIN" });
  const lonely = await aPerson({ role: "ADMIN" });
  const other = await aPerson({ role: "ADMIN" });
  const sessions = [(await withTwoFactor(lonely)).session, (await withTwoFactor(other)).session];
  await asOwner(`UPDATE "user" SET "disabled_at" = now() WHERE "id" = $1`, [sessions[1]?.userId]);
  expect(await request(lonely)).toEqual({ ok: false, code: "LAST_ADMIN" });

  await asOwner(`UPDATE "user" SET "disabled_at" = NULL WHERE "id" = $1`, [sessions[1]?.userId]);
  const both = await Promise.all(
    sessions.map((session) => requestDeletion(db, session, aContext())),
  );
  expect(both.map((each) => (each.ok ? "OK" : each.code)).sort()).toEqual(["LAST_ADMIN", "OK"]);

  const leaves = await db.user.findFirstOrThrow({
    where: { role: "ADMIN", eraseAt: { not: null } },
  });
  await asOwner(`UPDATE "user" SET "disabled_at" = now() WHERE "role" = 'ADMIN' AND "id" <> $1`, [
    leaves.id,
  ]);
  await letDayCome(leaves);
  await eraseAccount(db, leaves.id);
  expect(await isThere(leaves)).toBe(true);
  expect(await templatesTo(leaves)).toContain("deletion-cancelled");
});

test("“This wasn’t me” takes a deletion back, and tells it", async () => {
  const user = await aPerson();
  await request(user);
  await disown(db, sealNotMe({ about: "change", userId: user.id }), aContext());
  expect(await db.user.findUniqueOrThrow({ where: { id: user.id } })).toMatchObject({
    eraseAt: null,
    deletionAskedAt: null,
  });
  expect(await templatesTo(user)).toEqual([
    "deletion-requested",
    "deletion-cancelled",
    "reset-password",
  ]);
});
