import { expect, test } from "vitest";
import { database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { randomToken } from "@/lib/platform/random";
import { authenticate } from "@/lib/sessions/authenticate";
import { aContext, aPerson, aPhone, aSession } from "@/scripts/testing/people";
import { asOwner, eventsOf } from "@/scripts/testing/rows";
import { listDevices } from "./list";
import { nameOwnDevice } from "./name-own-device";
import { recogniseDevice } from "./recognise-device";
import { renameDevice } from "./rename-device";
import { nameDeviceSchema } from "./schema";
import { trustDevice } from "./trust-device";

const db = database();

const nowhere = { country: null, city: null };
const recognise = (userId: string, browserToken = randomToken()) =>
  db.$transaction((tx) =>
    recogniseDevice(tx, userId, { place: nowhere }, aContext({ browserToken })),
  );

test("a device too many takes the place of the one not seen longest that is not trusted", async () => {
  const { id: userId } = await aPerson();
  const added: string[] = [];
  for (let at = 0; at < limits.devicesPerUser; at += 1) added.push((await recognise(userId)).id);
  const [oldest = "", second = "", third = ""] = added;
  await asOwner(
    `UPDATE "device" SET "last_seen_at" = now() - interval '1 day' * $2 WHERE "id" = $1`,
    [oldest, 3],
  );
  await asOwner(
    `UPDATE "device" SET "last_seen_at" = now() - interval '1 day' * $2 WHERE "id" = $1`,
    [second, 2],
  );
  await db.$transaction((tx) => trustDevice(tx, oldest, aContext()));
  expect(await eventsOf(userId)).not.toContain("device.displaced");

  await recognise(userId);
  const left = (await db.device.findMany({ where: { userId } })).map(({ id }) => id);
  expect(left).toHaveLength(limits.devicesPerUser);
  expect(left).toContain(oldest);
  expect(left).toContain(third);
  expect(left).not.toContain(second);
  expect((await eventsOf(userId)).filter((type) => type === "device.displaced")).toHaveLength(1);
});

test("a browser that is known takes nobody's place", async () => {
  const { id: userId } = await aPerson();
  const browserToken = randomToken();
  const { id } = await recognise(userId, browserToken);
  expect(await recognise(userId, browserToken)).toMatchObject({ id, isNew: false });
});

test("devices are listed with their live sessions, the one in use first", async () => {
  const user = await aPerson();
  const there = aContext({ browserToken: randomToken() });
  const asking = await aSession(user);
  const ended = await aSession(user, there);
  await aSession(user, there);
  await asOwner(`UPDATE "session" SET "ended_at" = now() WHERE "id" = $1`, [ended.sessionId]);
  const gone = await aSession(user);
  await asOwner(`UPDATE "session" SET "expires_at" = now() WHERE "id" = $1`, [gone.sessionId]);
  const listed = await listDevices(asking);
  expect(listed.map(({ isCurrent, sessions }) => ({ isCurrent, sessions }))).toEqual([
    { isCurrent: true, sessions: 1 },
    { isCurrent: false, sessions: 0 },
    { isCurrent: false, sessions: 1 },
  ]);
});

test("a phone's device is told from a browser's, also when it is signed out there", async () => {
  const user = await aPerson();
  const [asking, phone] = [await aSession(user), await aPhone(user)];
  await asOwner(`UPDATE "session" SET "ended_at" = now() WHERE "id" = $1`, [phone.sessionId]);
  const listed = await listDevices(asking);
  expect(listed.map(({ client }) => client)).toEqual(["WEB", "MOBILE"]);
});

test("one names one's own devices and no other's", async () => {
  const [user, eve] = [await aPerson(), await aPerson()];
  const session = await aSession(user);
  expect(await nameOwnDevice(db, session, "Desk", aContext())).toMatchObject({ ok: true });
  const [device] = await listDevices(session);
  expect(device).toMatchObject({ name: "Desk", isCurrent: true });
  const naming = { deviceId: device?.id ?? "", name: "Eve was here" };
  for (const deviceId of [naming.deviceId, crypto.randomUUID()]) {
    const refused = await renameDevice(db, { ...naming, deviceId, userId: eve.id }, aContext());
    expect(refused).toEqual({ ok: false, code: "NOT_FOUND" });
  }
  expect(await listDevices(session)).toMatchObject([{ name: "Desk" }]);
  expect((await eventsOf(user.id)).filter((type) => type === "device.renamed")).toHaveLength(1);
});

test("a device that made room for others is registered again when it is named", async () => {
  const session = await aSession(await aPerson());
  await db.device.deleteMany({ where: { userId: session.userId } });
  expect(await listDevices(session)).toEqual([]);
  const named = await nameOwnDevice(db, session, "Desk", aContext());
  expect(named).toMatchObject({ ok: true, browserToken: expect.any(String) });
  expect(await listDevices(session)).toMatchObject([
    { name: "Desk", isCurrent: true, sessions: 1 },
  ]);
});

test("named by many calls at once, it is registered once", async () => {
  const user = await aPerson();
  const phone = await aPhone(user);
  await db.device.deleteMany({ where: { userId: user.id } });
  const session = await authenticate(phone.accessToken, "MOBILE");
  if (!session) throw new Error("The phone is not signed in.");
  await Promise.all(
    Array.from({ length: 5 }, () => nameOwnDevice(db, session, "Pocket", aContext())),
  );
  expect(await listDevices(session)).toMatchObject([{ name: "Pocket", isCurrent: true }]);
});

test("a name is short and plain", () => {
  const isTaken = (name: unknown) => nameDeviceSchema.safeParse({ name }).success;
  for (const name of ["Robin’s laptop", " Küche ", "電話", "👩‍💻", "x".repeat(100), "a:b <i>"]) {
    expect(isTaken(name), name).toBe(true);
  }
  const odd = ["", " ", "x".repeat(101), "a\u0000b", "\u202eb", "a\nb", 1, null];
  for (const name of [...odd, ["Desk"], { not: "" }]) {
    expect(isTaken(name), JSON.stringify(name)).toBe(false);
  }
});
