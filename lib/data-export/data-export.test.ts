import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import { disown } from "@/lib/disowning/disown";
import { cleanUp } from "@/lib/jobs/clean-up";
import { database } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { limits } from "@/lib/platform/limits";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { sealNotMe } from "@/lib/tokens/not-me-token";
import { aContext, aPerson, aSession, stale, withTwoFactor } from "@/scripts/testing/people";
import { asOwner, eventsOf, messagesTo } from "@/scripts/testing/rows";
import { unzip } from "@/scripts/testing/unzip";
import { addNextPage, MAKE_EXPORT, makeExport } from "./make-export";
import { openExport } from "./open-export";
import { ownExport } from "./own-export";
import { requestExport } from "./request-export";
import { leftOut, sections } from "./sections";

const db = database();
const PAGE = "sallyport-data.html";
const JSON_FILE = "sallyport-data.json";

type Copy = { account: { email: string }; events: { id: string }[]; sessions: object[] };

async function begun(session: Authenticated): Promise<string> {
  const asked = await requestExport(db, session, aContext());
  if (!asked.ok || asked.current.state !== "under_way") throw new Error("It was not begun.");
  return asked.current.id;
}

async function downloaded(session: Authenticated): Promise<Map<string, string>> {
  const opened = await openExport(db, session, aContext());
  if (!opened.ok) throw new Error(opened.code);
  return unzip(await buffer(opened.file.body));
}

const copyIn = (files: Map<string, string>): Copy => JSON.parse(files.get(JSON_FILE) ?? "");

/** Everything kept about somebody that is bytes or a hash, in every way it could be written. */
async function secretsOf({ id, passwordHash }: User): Promise<string[]> {
  const columns = await asOwner(
    `SELECT c.table_name AS "table", c.column_name AS "column" FROM information_schema.columns c
       JOIN information_schema.columns u USING (table_schema, table_name)
      WHERE c.table_schema = 'public' AND c.data_type = 'bytea' AND u.column_name = 'user_id'`,
  );
  const found = await Promise.all(
    columns.rows.map(({ table, column }) =>
      asOwner(`SELECT "${column}" AS "bytes" FROM "${table}" WHERE "user_id" = $1`, [id]),
    ),
  );
  const bytes = found.flatMap(({ rows }) => rows).flatMap((row) => (row.bytes as Buffer) ?? []);
  expect(bytes.length).toBeGreaterThan(limits.backupCodes);
  const encodings = ["hex", "base64", "base64url"] as const;
  const written = bytes.flatMap((each) => encodings.map((encoding) => each.toString(encoding)));
  return [passwordHash ?? "", ...written];
}

test("the copy has all that is kept about its owner, and nothing that is secret or anybody else’s", async () => {
  const owner = await aPerson({ name: "Robin <b>Moore</b>" });
  const other = await aPerson();
  const { session, secret, backupCodes } = await withTwoFactor(owner);
  await aSession(other);
  await makeExport(db, await begun(session));
  const files = await downloaded(session);
  const copy = copyIn(files);
  expect(Object.keys(copy)).toEqual(["madeAt", ...sections.map(({ name }) => name)]);
  expect(copy.account.email).toBe(owner.email);
  expect(copy.sessions).toHaveLength(1);
  expect(files.get(PAGE)).toContain("Robin &lt;b&gt;Moore&lt;/b&gt;");
  expect(files.get(PAGE)).not.toMatch(/<b>|<script|https?:/);
  const all = [...files.values()].join();
  for (const value of [...(await secretsOf(owner)), secret, ...backupCodes]) {
    expect(all.includes(value), value).toBe(false);
  }
  expect(all).not.toContain(other.email);
  expect(all).not.toContain(other.id);
});

test("a table that belongs to people is in the copy, or somebody has said why not", async () => {
  const { rows } = await asOwner(
    `SELECT conrelid::regclass::text AS "table" FROM pg_constraint
      WHERE contype = 'f' AND confrelid = '"user"'::regclass`,
  );
  const thought = [...sections.map(({ table }) => table), ...leftOut];
  expect(rows.map(({ table }) => table).filter((table) => !thought.includes(table))).toEqual([]);
});

test("of many who ask at once one is answered with a new copy, and all with that one", async () => {
  const owner = await aPerson();
  const session = await aSession(owner);
  const all = await Promise.all(Array.from({ length: 20 }, () => begun(session)));
  expect(new Set(all).size).toBe(1);
  expect((await eventsOf(owner.id)).filter((type) => type.startsWith("data."))).toEqual([
    "data.export_requested",
  ]);
  expect((await messagesTo(owner.id)).map(({ template }) => template)).toEqual([
    "export-requested",
  ]);
});

test("a new copy takes the place of the one before, and a day has only so many", async () => {
  const owner = await aPerson();
  const session = await aSession(owner);
  for (let count = 0; count < limits.exportsPerUserPerDay; count++) {
    await makeExport(db, await begun(session));
  }
  expect(await db.dataExport.count({ where: { userId: owner.id } })).toBe(1);
  expect(await requestExport(db, session, aContext())).toMatchObject({
    code: "RATE_LIMITED",
    retryAfterSeconds: expect.any(Number),
  });
});

test("a copy left half-way is finished by whoever comes next, with each event once and in order", async () => {
  const owner = await aPerson();
  const session = await aSession(owner);
  await asOwner(
    `INSERT INTO "audit_event" ("id", "occurred_at", "type", "outcome", "subject_id")
     SELECT gen_random_uuid(), now() - make_interval(secs => n / 7), 'sign_in.failed', 'FAILURE', $1
       FROM generate_series(1, $2) n`,
    [owner.id, 2 * limits.exportPageRows + 7],
  );
  const id = await begun(session);
  for (let pages = 0; pages < sections.length; pages++) await addNextPage(db, id);
  expect(await ownExport(db, { userId: owner.id })).toMatchObject({ state: "under_way" });
  expect(await openExport(db, session, aContext())).toMatchObject({ code: "NOT_FOUND" });
  await Promise.all([makeExport(db, id), makeExport(db, id), makeExport(db, id)]);

  const { events } = copyIn(await downloaded(session));
  const kept = await db.auditEvent.findMany({
    where: { subjectId: owner.id, type: { notIn: ["data.export_made", "data.export_downloaded"] } },
    orderBy: [{ occurredAt: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  const ids = (rows: { id: string }[]) => rows.map((row) => row.id);
  expect(ids(events.filter(({ id }) => ids(kept).includes(id)))).toEqual(
    ids(kept).slice(0, events.length),
  );
  expect(new Set(ids(events)).size).toBe(events.length);
  expect(events.length).toBeGreaterThan(2 * limits.exportPageRows + 7);
  expect((await eventsOf(owner.id)).filter((type) => type === "data.export_made")).toHaveLength(1);
});

test("a long copy lets others in between", async () => {
  const session = await aSession(await aPerson());
  const id = await begun(session);
  await asOwner("DELETE FROM graphile_worker._private_jobs");
  await makeExport(db, id, 0);
  const jobs = await asOwner("SELECT key FROM graphile_worker.jobs");
  expect(jobs.rows).toEqual([{ key: `${MAKE_EXPORT}:${id}` }]);
  expect(await ownExport(db, session)).toMatchObject({ state: "under_way" });
});

test("it lies sealed, is asked for and handed out after a fresh proof alone, and goes after a day", async () => {
  const owner = await aPerson();
  const session = await aSession(owner);
  const unproved = { ok: false, code: "CONFIRMATION_REQUIRED" };
  expect(await requestExport(db, stale(session), aContext())).toEqual(unproved);
  const id = await begun(session);
  await makeExport(db, id);
  expect(await openExport(db, stale(session), aContext())).toEqual(unproved);
  const { rows } = await asOwner(
    `SELECT position(convert_to($2, 'UTF8') in content) AS "at" FROM "data_export_chunk" WHERE "export_id" = $1`,
    [id, owner.email],
  );
  expect(rows.length).toBe(sections.length);
  expect(rows.every(({ at }) => at === 0)).toBe(true);

  await asOwner(`UPDATE "data_export" SET "expires_at" = now() WHERE "id" = $1`, [id]);
  expect(await openExport(db, session, aContext())).toMatchObject({ code: "NOT_FOUND" });
  await cleanUp(db);
  expect(await db.dataExportChunk.count({ where: { exportId: id } })).toBe(0);
});

test("each download is recorded and mailed, and a day has only so many", async () => {
  const owner = await aPerson();
  const session = await aSession(owner);
  await makeExport(db, await begun(session));
  for (let count = 0; count < limits.exportDownloadsPerUserPerDay; count++)
    await downloaded(session);
  expect(await openExport(db, session, aContext())).toMatchObject({ code: "RATE_LIMITED" });
  const events = (await eventsOf(owner.id)).filter((type) => type === "data.export_downloaded");
  expect(events).toHaveLength(limits.exportDownloadsPerUserPerDay);
});

test("a reader who leaves half-way harms nobody, and a copy that is not whole is not handed out as one", async () => {
  const owner = await aPerson();
  const session = await aSession(owner);
  const id = await begun(session);
  await makeExport(db, id);
  const left = await openExport(db, session, aContext());
  if (!left.ok) throw new Error(left.code);
  const reader = left.file.body.getReader();
  await reader.read();
  await reader.cancel();
  await asOwner(`DELETE FROM "data_export_chunk" WHERE "export_id" = $1 AND "number" = 2`, [id]);
  const cut = await openExport(db, session, aContext());
  if (!cut.ok) throw new Error(cut.code);
  await expect(buffer(cut.file.body)).rejects.toThrow();
});

test("“This wasn’t me” takes the copy away", async () => {
  const owner = await aPerson();
  const session = await aSession(owner);
  await makeExport(db, await begun(session));
  await disown(db, sealNotMe({ about: "change", userId: owner.id }), aContext());
  expect(await ownExport(db, session)).toEqual({ state: "none" });
});

test("one that nobody works on any more can be asked for anew", async () => {
  const session = await aSession(await aPerson());
  const id = await begun(session);
  await asOwner(
    `UPDATE "data_export" SET "created_at" = now() - make_interval(mins => $2) WHERE "id" = $1`,
    [id, limits.exportMinutesAtMost + 1],
  );
  expect(await ownExport(db, session)).toMatchObject({ state: "stopped" });
  expect(await begun(session)).not.toBe(id);
});
