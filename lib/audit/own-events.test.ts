import { expect, test } from "vitest";
import { after } from "@/lib/platform/clock";
import { database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { aContext, aPerson } from "@/scripts/testing/people";
import { cursorOf, placeOfCursor } from "./cursor";
import { listOwnEvents } from "./own-events";
import { record } from "./record";
import { ownEventsSchema } from "./schema";

const db = database();

/** So many events in one transaction, and so at moments that hardly differ. */
const manyEvents = (subjectId: string, count: number) =>
  record(
    db,
    aContext(),
    ...Array.from({ length: count }, () => ({ type: "sign_in.failed", subjectId }) as const),
  );

test("pages follow each other without a gap or a repeat, also where many share a moment", async () => {
  const { id: userId } = await aPerson();
  await manyEvents(userId, 2 * limits.eventsPerPage + 1);
  const sizes: number[] = [];
  const seen = new Set<string>();
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const page = await listOwnEvents(db, userId, { cursor });
    sizes.push(page.events.length);
    for (const { id } of page.events) seen.add(id);
    cursor = page.nextCursor;
  }
  expect(sizes).toEqual([limits.eventsPerPage, limits.eventsPerPage, 1]);
  expect(seen.size).toBe(2 * limits.eventsPerPage + 1);
});

test("a page that is just full has no next one", async () => {
  const { id: userId } = await aPerson();
  await manyEvents(userId, limits.eventsPerPage);
  const page = await listOwnEvents(db, userId);
  expect(page.events).toHaveLength(limits.eventsPerPage);
  expect(page.nextCursor).toBeNull();
});

test("one sees one's own events and no other's, whose cursor it may be", async () => {
  const [one, other] = [await aPerson(), await aPerson()];
  await manyEvents(other.id, limits.eventsPerPage + 1);
  await record(db, aContext(), { type: "sign_in.failed", subjectId: one.id });
  const { nextCursor } = await listOwnEvents(db, other.id);
  expect((await listOwnEvents(db, one.id)).events).toHaveLength(1);
  const { events } = await listOwnEvents(db, one.id, { cursor: nextCursor ?? "" });
  expect(events).toHaveLength(0);
});

test("what is nobody's own affair is not shown, nor a detail that is not on the list", async () => {
  const { id: subjectId } = await aPerson();
  await record(
    db,
    aContext(),
    { type: "message.resent", subjectId, details: { message: "x" } },
    { type: "code_channel.added", subjectId, details: { method: "sms", to: "•••78", salt: "x" } },
  );
  const { events } = await listOwnEvents(db, subjectId);
  expect(events.map(({ type, details }) => [type, details])).toEqual([
    ["code_channel.added", { method: "sms", to: "•••78" }],
  ]);
});

test("another's session is not told to whom they tried to be", async () => {
  const [owner, other] = [await aPerson(), await aPerson()];
  const session = { id: crypto.randomUUID(), userId: other.id };
  const theirs = aContext({ session });
  await record(db, theirs, { type: "sign_in.failed", subjectId: owner.id });
  const [event] = (await listOwnEvents(db, owner.id)).events;
  expect(event).toMatchObject({ sessionId: null, address: theirs.address });
});

test("filters narrow each other", async () => {
  const { id: subjectId } = await aPerson();
  await record(
    db,
    aContext(),
    { type: "sign_in.succeeded", subjectId },
    { type: "sign_in.failed", subjectId, outcome: "FAILURE" },
    { type: "device.trust_stolen", subjectId, outcome: "REFUSED" },
    { type: "two_factor.turned_on", subjectId },
  );
  const shown = async (filter: Parameters<typeof listOwnEvents>[2]) =>
    (await listOwnEvents(db, subjectId, filter)).events.map(({ type }) => type).sort();
  expect(await shown({ group: "sign_in" })).toEqual(["sign_in.failed", "sign_in.succeeded"]);
  expect(await shown({ outcome: "failed" })).toEqual(["device.trust_stolen", "sign_in.failed"]);
  expect(await shown({ group: "sign_in", outcome: "failed" })).toEqual(["sign_in.failed"]);
  expect(await shown({ noticesOnly: true })).toEqual([
    "device.trust_stolen",
    "two_factor.turned_on",
  ]);
});

test("a period counts back from now", async () => {
  const { id: subjectId } = await aPerson();
  const daysAgo = [0, 2, 10, 40];
  await db.auditEvent.createMany({
    data: daysAgo.map((days) => ({
      type: "sign_in.failed",
      outcome: "FAILURE",
      subjectId,
      occurredAt: after(-days * 24 * 3600),
    })),
  });
  const counted = async (period?: "day" | "week" | "month") =>
    (await listOwnEvents(db, subjectId, { period })).events.length;
  expect([await counted("day"), await counted("week"), await counted("month")]).toEqual([1, 2, 3]);
  expect(await counted()).toBe(daysAgo.length);
});

test("what was unusual about a sign-in is its owner's to read; its score is not", async () => {
  const { id: subjectId } = await aPerson();
  const details = { risk: 45, riskReasons: ["new_country"] };
  await record(db, aContext(), { type: "sign_in.succeeded", subjectId, details });
  const [event] = (await listOwnEvents(db, subjectId)).events;
  expect(event?.details).toEqual({ riskReasons: ["new_country"] });
});

test("a cursor is ours sign for sign, or it is none", () => {
  const place = { occurredAt: new Date(), id: "01930000-0000-7000-8000-000000000001" };
  const cursor = cursorOf(place);
  expect(placeOfCursor(cursor)).toEqual(place);
  const encoded = (text: string) => Buffer.from(text).toString("base64url");
  const broken = [
    "",
    "x",
    `${cursor}=`,
    `${cursor}A`,
    cursor.slice(1),
    encoded(`01:${place.id}`),
    encoded(`${"9".repeat(20)}:${place.id}`),
    encoded(`1:${place.id}' OR 1=1`),
    encoded("1:x"),
  ];
  for (const each of broken) {
    expect(placeOfCursor(each), each).toBeNull();
    expect(ownEventsSchema.safeParse({ cursor: each }).success, each).toBe(false);
  }
});
