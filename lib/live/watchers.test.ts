import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { standingsOf } from "@/lib/sessions/standing";
import { aPerson, aSession } from "@/scripts/testing/people";
import { asOwner } from "@/scripts/testing/rows";
import type { News, Watcher } from "./watcher";
import { Watchers } from "./watchers";

const db = database();
/** Two instances of the app on one database. */
const [here, there] = [new Watchers(), new Watchers()];
afterAll(() => [here, there].map((watchers) => watchers.close()));
// The first to watch also makes its instance listen.
beforeAll(async () => {
  for (const watchers of [here, there]) await settled(await watching(watchers));
});

type Heard = Watcher & { user: User; heard: News["what"][]; isClosed: boolean };

async function watching(watchers = here, person?: User): Promise<Heard> {
  const user = person ?? (await aPerson());
  const { sessionId } = await aSession(user);
  const standing = (await standingsOf([sessionId])).get(sessionId);
  if (!standing) throw new Error("The session does not live.");
  const watcher: Heard = {
    ...standing,
    user,
    heard: [],
    isClosed: false,
    tell: ({ what }) => watcher.heard.push(what),
    close: () => {
      watcher.isClosed = true;
    },
  };
  watchers.join(watcher);
  return watcher;
}

/** Long enough for everything that was said before to be heard. */
const settled = async (after: unknown) => {
  await after;
  await sleep(300);
};

const expectEnded = (watcher: Heard) =>
  expect
    .poll(() => watcher, { timeout: 2_000, interval: 10 })
    .toMatchObject({ heard: ["ended"], isClosed: true });

const end = (sessionIds: string[]) =>
  db.session.updateMany({
    where: { id: { in: sessionIds } },
    data: { endedAt: new Date(), endReason: "test" },
  });

test("a session that ends is told to its pages on every instance, and to no others", async () => {
  const [one, another] = [await watching(here), await watching(there)];
  await end([one.sessionId, another.sessionId]);
  await expectEnded(one);
  await expectEnded(another);
  const stranger = await watching();
  await settled(end([(await watching()).sessionId]));
  expect(stranger.heard).toEqual([]);
});

test("one statement that ends many sessions is told to each", async () => {
  const all = await Promise.all(Array.from({ length: 20 }, () => watching()));
  await asOwner(`UPDATE "session" SET "ended_at" = now() WHERE "ended_at" IS NULL`);
  await Promise.all(all.map(expectEnded));
});

test.each([
  ["disabled", `UPDATE "user" SET "disabled_at" = now() WHERE "id" = $1`],
  ["given another role", `UPDATE "user" SET "role" = 'ADMIN' WHERE "id" = $1`],
  ["deleted softly", `UPDATE "user" SET "deleted_at" = now() WHERE "id" = $1`],
  ["removed with all its rows", `DELETE FROM "user" WHERE "id" = $1`],
])("an account that is %s ends all its open pages", async (_, sql) => {
  const first = await watching();
  const second = await watching(there, first.user);
  await settled(second);
  first.heard.length = 0;
  await asOwner(sql, [first.userId]);
  await expectEnded(first);
  await expectEnded(second);
});

test("a session whose life is cut short ends for its pages, too", async () => {
  const watcher = await watching();
  await asOwner(`UPDATE "session" SET "expires_at" = now() WHERE "id" = $1`, [watcher.sessionId]);
  await expectEnded(watcher);
});

test("a session ends for its pages when its time is up, without a word from anybody", async () => {
  const watcher = await watching();
  await asOwner(
    `UPDATE "session" SET "last_active_at" = now(), "idle_seconds" = 1 WHERE "id" = $1`,
    [watcher.sessionId],
  );
  await sleep(500);
  expect(watcher.heard).toEqual([]);
  await expectEnded(watcher);
});

test("the other sessions of a person hear that one began or ended, once each", async () => {
  const first = await watching();
  const second = await watching(there, first.user);
  await expect.poll(() => first.heard).toEqual(["sessions"]);
  await end([second.sessionId]);
  await expect.poll(() => first.heard).toEqual(["sessions", "sessions"]);
});

test("what is undone, written again or only active is told to nobody", async () => {
  const watcher = await watching();
  const undone = db.$transaction(async (tx) => {
    await tx.session.updateMany({ data: { endedAt: new Date() } });
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  await settled(asOwner(`UPDATE "session" SET "last_active_at" = now(), "ended_at" = "ended_at"`));
  expect(watcher.heard).toEqual([]);
});

test("an end that comes while a page joins is not missed", async () => {
  const watcher = await watching();
  here.leave(watcher);
  await end([watcher.sessionId]);
  here.join(watcher);
  await expectEnded(watcher);
});

test("what happens while the listening connection is away is found when it is back", async () => {
  const watcher = await watching();
  await settled(watcher);
  await asOwner(`ALTER TABLE "session" DISABLE TRIGGER USER`);
  await end([watcher.sessionId]);
  await settled(asOwner(`ALTER TABLE "session" ENABLE TRIGGER USER`));
  expect(watcher.heard).toEqual([]);
  await db.$queryRaw`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE application_name = 'sallyport listening' AND datname = current_database()`;
  await expectEnded(watcher);

  const later = await watching();
  await settled(later);
  await end([later.sessionId]);
  await expectEnded(later);
});

test("a role that changed unheard is found as well", async () => {
  const watcher = await watching();
  await settled(watcher);
  await asOwner(`ALTER TABLE "user" DISABLE TRIGGER USER`);
  await db.user.update({ where: { id: watcher.userId }, data: { role: "ADMIN" } });
  await asOwner(`ALTER TABLE "user" ENABLE TRIGGER USER`);
  await aSession(watcher.user);
  await expect.poll(() => watcher.isClosed).toBe(true);
});

test("messages on the channel that are not ours do no harm", async () => {
  const watcher = await watching();
  for (const payload of ["", "{", "null", "[]", '{"user":1}', '{"what":"ended"}']) {
    await db.$executeRaw`SELECT pg_notify('sallyport_session', ${payload})`;
  }
  await settled(end([watcher.sessionId]));
  await expectEnded(watcher);
});

test("a browser keeps so many streams; older ones give way", async () => {
  const watcher = await watching();
  const streams = Array.from({ length: 8 }, () => ({ ...watcher, closed: false }));
  for (const stream of streams) {
    stream.close = () => {
      stream.closed = true;
    };
    here.join(stream);
  }
  expect(watcher.isClosed).toBe(true);
  expect(streams.filter(({ closed }) => closed)).toEqual([]);
  for (const stream of streams) here.leave(stream);
});

test("a page that left while its session was looked at is told nothing", async () => {
  const [gone, stays] = [await watching(), await watching()];
  const both = [gone, stays];
  await settled(undefined);
  const ended = both.map(({ sessionId }) => `'${sessionId}'`).join(", ");
  const holding = asOwner(`
    LOCK TABLE "session";
    UPDATE "session" SET "expires_at" = now() WHERE "id" IN (${ended});
    SELECT pg_sleep(0.6)`);
  await sleep(200);
  for (const watcher of both) {
    here.leave(watcher);
    here.join(watcher);
  }
  await sleep(200);
  here.leave(gone);
  await holding;
  await expectEnded(stays);
  expect(gone).toMatchObject({ heard: [], isClosed: false });
});

test("at the end of the process every stream is closed, and none begins", async () => {
  const ending = new Watchers();
  const watcher = await watching(ending);
  ending.close();
  expect(watcher).toMatchObject({ isClosed: true, heard: [] });
  expect(await watching(ending)).toMatchObject({ isClosed: true });
});

test("one connection listens, however many pages are open", async () => {
  await Promise.all(Array.from({ length: 30 }, () => watching()));
  const { rows } = await asOwner(
    `SELECT count(*)::int AS n FROM pg_stat_activity
      WHERE application_name = 'sallyport listening' AND datname = current_database()`,
  );
  expect(rows[0].n).toBe(2);
});
