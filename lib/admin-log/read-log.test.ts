import { expect, test, vi } from "vitest";
import type { EventPlace } from "@/lib/audit/cursor";
import { countHours } from "@/lib/audit/hourly-counts";
import { after, now } from "@/lib/platform/clock";
import { database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { aPerson } from "@/scripts/testing/people";
import { findSearch } from "./find-search";
import { listLog } from "./list-log";
import { lookFor } from "./look";
import { readLog } from "./read-log";
import { type LogFilter, logFilterSchema, minuteOf } from "./schema";

const db = database();
const HOUR = 3600;
const DAY = 24 * HOUR;

type Made = NonNullable<Parameters<typeof db.auditEvent.createMany>[0]>["data"];

const add = (data: Made) => db.auditEvent.createMany({ data });

const filterOf = (typed: Record<string, string>): LogFilter => logFilterSchema.parse(typed);

async function read(typed: Record<string, string>, place?: EventPlace) {
  const view = await readLog(db, filterOf(typed), place);
  if (!view) throw new Error("Nobody has that email.");
  return view;
}

const idsOf = async (typed: Record<string, string>): Promise<string[]> =>
  (await read(typed)).events.map(({ id }) => id);

/** An event, and a like one that differs in one thing: the filter must tell them apart. */
async function twoEvents(one: object, other: object): Promise<string> {
  const common = { type: "sign_in.failed", outcome: "FAILURE" as const, address: "198.51.100.1" };
  const [id, another] = [crypto.randomUUID(), crypto.randomUUID()];
  await add([
    { ...common, ...one, id },
    { ...common, ...other, id: another },
  ]);
  return id;
}

test("each filter finds its events and leaves out those that differ in it alone", async () => {
  const [one, other] = [await aPerson(), await aPerson()];
  const subject = await twoEvents({ subjectId: one.id }, { subjectId: other.id });
  expect(await idsOf({ subject: one.id })).toEqual([subject]);
  expect(await idsOf({ subject: ` ${one.email.toUpperCase()} ` })).toEqual([subject]);
  expect(await idsOf({ subject: one.id.toUpperCase() })).toEqual([subject]);

  const actor = await twoEvents({ actorId: one.id }, { actorId: other.id });
  expect(await idsOf({ actor: one.id })).toEqual([actor]);
  expect(await idsOf({ actor: one.email })).toEqual([actor]);

  const type = await twoEvents({ type: "device.trust_stolen" }, { type: "device.trusted" });
  expect(await idsOf({ type: "device.trust_stolen" })).toEqual([type]);
  const group = await twoEvents({ type: "limit.reached" }, { type: "password.changed" });
  expect(await idsOf({ type: "service" })).toEqual([group]);

  const refused = await twoEvents({ outcome: "REFUSED" }, { outcome: "SUCCESS" });
  expect(await idsOf({ outcome: "refused" })).toEqual([refused]);
  const unsuccessful = await idsOf({ outcome: "unsuccessful" });
  expect(unsuccessful).toEqual(expect.arrayContaining([refused, subject]));
  expect((await idsOf({ outcome: "succeeded" })).length).toBe(1);

  const address = await twoEvents({ address: "203.0.113.9" }, { address: "203.0.114.9" });
  expect(await idsOf({ address: "203.0.113.9" })).toEqual([address]);
  expect(await idsOf({ address: "::ffff:203.0.113.9" })).toEqual([address]);
  expect(await idsOf({ address: "203.0.113.0/24" })).toEqual([address]);
  expect((await idsOf({ address: "203.0.112.0/22" })).length).toBe(2);
  const sixth = await twoEvents({ address: "2001:db8::1" }, { address: "2001:db9::1" });
  expect(await idsOf({ address: "2001:db8::/32" })).toEqual([sixth]);

  const requestId = crypto.randomUUID();
  const request = await twoEvents({ requestId, occurredAt: after(-300 * DAY) }, {});
  expect(await idsOf({ request: requestId.toUpperCase() })).toEqual([request]);
  expect(await idsOf({ request: requestId, period: "day" })).toEqual([]);
});

test("filters narrow each other, whichever of them leads", async () => {
  const [one, other] = [await aPerson(), await aPerson()];
  const [hit, ...others] = Array.from({ length: 5 }, () => crypto.randomUUID());
  const event = {
    id: hit,
    type: "password.changed",
    outcome: "SUCCESS" as const,
    actorId: one.id,
    subjectId: other.id,
    address: "192.0.2.77",
  };
  await add([
    event,
    { ...event, id: others[0], type: "password.reset" },
    { ...event, id: others[1], outcome: "REFUSED" },
    { ...event, id: others[2], actorId: other.id },
    { ...event, id: others[3], address: "192.0.3.77" },
  ]);
  const all = {
    actor: one.id,
    subject: other.email,
    type: "password.changed",
    outcome: "succeeded",
    address: "192.0.2.0/24",
  };
  expect(await idsOf(all)).toEqual([hit]);
  const { subject: _, ...withoutSubject } = all;
  expect(await idsOf(withoutSubject)).toEqual([hit]);
  const { actor: __, ...ofNetwork } = withoutSubject;
  expect((await idsOf(ofNetwork)).sort()).toEqual([hit, others[2]].sort());
});

test("an email that nobody has finds nothing, and not everything", async () => {
  expect(await readLog(db, filterOf({ subject: "nobody@example.test" }))).toBeNull();
});

test("a period is what was asked for: its end is not in it, and the last days are where nothing was", async () => {
  const { id: subjectId } = await aPerson();
  const [inside, atEnd, old] = Array.from({ length: 3 }, () => crypto.randomUUID());
  const from = new Date(`${minuteOf(after(-3 * HOUR))}Z`);
  const to = new Date(from.getTime() + 60_000);
  const event = { type: "sign_in.failed", outcome: "FAILURE" as const, subjectId };
  await add([
    { ...event, id: inside, occurredAt: from },
    { ...event, id: atEnd, occurredAt: to },
    { ...event, id: old, occurredAt: after(-8 * DAY) },
  ]);
  const subject = subjectId;
  expect(await idsOf({ subject, from: minuteOf(from), to: minuteOf(to) })).toEqual([inside]);
  expect(await idsOf({ subject })).toEqual([atEnd, inside]);
  expect(await idsOf({ subject, period: "hour" })).toEqual([]);
  expect(await idsOf({ subject, period: "month" })).toEqual([atEnd, inside, old]);
});

test.each([
  ["a person", "subject"],
  ["kinds", "type"],
])("pages of %s follow each other without a gap or a repeat", async (_name, filter) => {
  const { id: subjectId } = await aPerson();
  const type = "backup_codes.made";
  const count = 2 * limits.logRowsPerPage + 1;
  const occurredAt = after(-60);
  // Also where many share a moment.
  await add(
    Array.from({ length: count }, () => ({ type, outcome: "SUCCESS", subjectId, occurredAt })),
  );
  const typed: Record<string, string> = filter === "type" ? { type } : { subject: subjectId };
  const before = new Set<string>();
  const sizes: number[] = [];
  let place: EventPlace | undefined;
  do {
    const page = await read(typed, place);
    sizes.push(page.events.length);
    const ours = page.events.filter((event) => event.subjectId === subjectId);
    for (const { id } of ours) before.add(id);
    place = page.next ?? undefined;
  } while (place);
  expect(before.size).toBe(count);
  expect(sizes.slice(0, 2)).toEqual([limits.logRowsPerPage, limits.logRowsPerPage]);
});

test("where there is too much to look through, a page says so, and goes on where it stopped", async () => {
  const [{ id: actorId }, rare] = [await aPerson(), crypto.randomUUID()];
  const failed = { type: "sign_in.failed", outcome: "FAILURE" as const, actorId };
  await add(Array.from({ length: 5 }, () => failed));
  await add([{ ...failed, id: rare, type: "policy.changed", occurredAt: after(-HOUR) }]);
  vi.spyOn(limits as { logRowsLookedAt: number }, "logRowsLookedAt", "get").mockReturnValue(3);
  try {
    const typed = { actor: actorId, type: "policy.changed" };
    const first = await read(typed);
    expect([first.events, first.stoppedEarly]).toEqual([[], true]);
    expect(first.counts?.since).not.toBeNull();
    const second = await read(typed, first.next ?? undefined);
    expect(second.events.map(({ id }) => id)).toEqual([rare]);

    const look = await lookFor(db, (await findSearch(db, filterOf(typed))) ?? never());
    expect((await listLog(db, look, second.next ?? undefined)).next).toBeNull();
  } finally {
    vi.restoreAllMocks();
  }
});

const never = (): never => {
  throw new Error("There is no search.");
};

test("the chart counts what the list finds, from counted hours and from the log itself alike", async () => {
  const [type, other] = ["device.renamed", "device.forgotten"];
  const moments = [0, 10, HOUR, 30 * HOUR, 50 * HOUR, 6 * DAY];
  await add(
    moments.flatMap((seconds) => [
      { type, outcome: "SUCCESS" as const, occurredAt: after(-seconds) },
      { type, outcome: "REFUSED" as const, occurredAt: after(-seconds) },
      { type: other, outcome: "SUCCESS" as const, occurredAt: after(-seconds) },
    ]),
  );
  const counts = async (typed: Record<string, string>) => {
    const { bars, ...rest } = (await read(typed)).counts ?? never();
    return { ...rest, bars: bars.filter((bar) => bar.succeeded + bar.unsuccessful > 0) };
  };
  const uncounted = await counts({ type });
  expect(uncounted).toMatchObject({ succeeded: 6, unsuccessful: 6, since: null });
  await countHours(db);
  expect(await counts({ type })).toEqual(uncounted);
  expect(await counts({ type, outcome: "refused" })).toMatchObject({
    succeeded: 0,
    unsuccessful: 6,
  });
  expect(await counts({ type, period: "day" })).toMatchObject({ succeeded: 3, unsuccessful: 3 });
  // A part of an hour is counted in the log, whatever the hour has.
  const from = minuteOf(after(-10 * 60));
  expect(await counts({ type, from, to: minuteOf(after(60)) })).toMatchObject({ succeeded: 2 });
});

test("bars cover the period without a gap, few enough to be told apart", async () => {
  const periods = ["hour", "day", "week", "month", "quarter"] as const;
  for (const typed of [
    ...periods.map((period) => ({ period })),
    { from: "2000-01-01T00:00", to: "2099-12-31T23:59" },
    { from: "2026-02-28T23:59", to: "2026-03-01T00:00" },
  ]) {
    const { bars } = (await read(typed)).counts ?? never();
    expect(bars.length).toBeLessThanOrEqual(limits.logBarsMost);
    for (const [index, bar] of bars.entries()) {
      expect(bar.from).toEqual(bars[index - 1]?.until ?? bar.from);
    }
    const search = (await findSearch(db, filterOf(typed))) ?? never();
    expect(bars[0]?.from.getTime()).toBeLessThanOrEqual(search.from.getTime());
    expect(bars.at(-1)?.until.getTime()).toBeGreaterThanOrEqual(search.until.getTime());
  }
});

test("a network that is taken for one is one to the database, too", async () => {
  const odd = ["::/0", "1/8", "0x7f.1/8", "10.0.0.0/08", "::ffff:1.2.3.4/96", "255.255.255.255/0"];
  for (const address of odd) expect((await read({ address })).events, address).toBeDefined();
  const refused = ["fe80::1%eth0/64", "::1%25/64", "1.2.3.4/33", "::/129", "1.2.3.4/-1", "x/8"];
  for (const address of refused) {
    expect(logFilterSchema.safeParse({ address }).success, address).toBe(false);
  }
});

test("people are named while they have an account", async () => {
  const [here, erased] = [await aPerson({ name: "Ada Vale" }), crypto.randomUUID()];
  await add([{ type: "sign_in.failed", outcome: "FAILURE", actorId: erased, subjectId: here.id }]);
  const { people, events } = await read({ subject: here.id });
  expect(events).toHaveLength(1);
  expect([...people.values()]).toEqual([{ id: here.id, name: "Ada Vale", email: here.email }]);
});

const hostile = ["\u0000", "a\u0000b@x.test", "<script>alert(1)</script>", "' OR 1=1 --"];
const huge = "9".repeat(100_000);

test.each(["actor", "subject", "type", "outcome", "address", "request", "period", "from", "to"])(
  "nothing but what is meant gets through as %s",
  (field) => {
    const odd = ["1", "10.0.0.0/33", "/8", "2026-02-31T00:00", "0000-01-01T00:00", "x@", "@x.test"];
    for (const value of [...hostile, huge, `${huge}@example.test`, ...odd]) {
      if (field === "address" && value === "1") continue;
      expect(logFilterSchema.safeParse({ [field]: value }).success, value.slice(0, 40)).toBe(false);
    }
  },
);

test("a period that ends before it begins, and a field nobody knows, are refused", () => {
  const backwards = { from: minuteOf(now()), to: minuteOf(after(-HOUR)) };
  expect(logFilterSchema.safeParse(backwards).error?.issues[0]?.path).toEqual(["to"]);
  expect(logFilterSchema.safeParse({ limit: "5" }).success).toBe(false);
});
