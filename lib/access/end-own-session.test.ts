import { expect, test } from "vitest";
import { trustDevice } from "@/lib/devices/trust-device";
import { database } from "@/lib/platform/database";
import { authenticate } from "@/lib/sessions/authenticate";
import { refreshSession } from "@/lib/sessions/refresh-session";
import { beginSetup } from "@/lib/two-factor/begin-setup";
import {
  aContext,
  again,
  aPerson,
  aPhone,
  aSession,
  stale,
  withTwoFactor,
} from "@/scripts/testing/people";
import { asOwner, eventsOf } from "@/scripts/testing/rows";
import { endAllOthers } from "./end-all-others";
import { endOwnSession } from "./end-own-session";

const db = database();
const AT_ONCE = 20;

const rowOf = (sessionId: string) => db.session.findUniqueOrThrow({ where: { id: sessionId } });

async function deviceOf(sessionId: string): Promise<string> {
  const { deviceId } = await rowOf(sessionId);
  if (!deviceId) throw new Error("The session has no device.");
  return deviceId;
}

test("of many endings of one session at once, one counts and is recorded", async () => {
  const user = await aPerson();
  const [own, other] = [await aSession(user), await aSession(user)];
  const results = await Promise.all(
    Array.from({ length: AT_ONCE }, () => endOwnSession(db, own, other.sessionId, aContext())),
  );
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.filter((result) => !result.ok && result.code === "NOT_FOUND")).toHaveLength(
    AT_ONCE - 1,
  );
  expect((await eventsOf(user.id)).filter((type) => type === "session.ended")).toHaveLength(1);
  expect((await rowOf(own.sessionId)).endedAt).toBeNull();
});

test("who came in before two-factor was turned on elsewhere has yet to prove it", async () => {
  const user = await aPerson();
  const [own, other] = [await aSession(user), await aSession(user)];
  await withTwoFactor(user);
  const before = { ...own, twoFactorSince: null, factorProvedAt: null };
  const answer = await endOwnSession(db, before, other.sessionId, aContext());
  expect(answer).toEqual({ ok: false, code: "CONFIRMATION_REQUIRED" });
  expect((await rowOf(other.sessionId)).endedAt).toBeNull();
});

test("another's session is as unknown as one that never was, and lives on", async () => {
  const [alice, eve] = [await aSession(await aPerson()), await aSession(await aPerson())];
  const answers = await Promise.all(
    [alice.sessionId, crypto.randomUUID()].map((id) => endOwnSession(db, eve, id, aContext())),
  );
  expect(answers).toEqual(Array(2).fill({ ok: false, code: "NOT_FOUND" }));
  expect((await rowOf(alice.sessionId)).endedAt).toBeNull();
});

test("what is recorded says which session ended, and from where it was used", async () => {
  const user = await aPerson();
  const [own, other] = [await aSession(user), await aSession(user, aContext({ address: "::7" }))];
  await endOwnSession(db, own, other.sessionId, aContext());
  const event = await db.auditEvent.findFirstOrThrow({
    where: { subjectId: user.id, type: "session.ended" },
  });
  expect(event.details).toMatchObject({ session: other.sessionId, address: "::7" });
});

test("a phone's session takes its tokens along", async () => {
  const user = await aPerson();
  const [own, phone] = [await aSession(user), await aPhone(user)];
  expect(await endOwnSession(db, own, phone.sessionId, aContext())).toEqual({ ok: true });
  expect(await authenticate(phone.accessToken, "MOBILE")).toBeNull();
  const refused = await refreshSession(db, phone.refreshToken, aContext());
  expect(refused).toMatchObject({ code: "INVALID_TOKEN" });
});

test("a set-up that waits ends with the session that began it", async () => {
  const user = await aPerson();
  const [own, other, third] = [await aSession(user), await aSession(user), await aSession(user)];
  for (const session of [own, other, third]) await beginSetup(db, session, {}, aContext());
  const waiting = async () =>
    (await db.authenticatorSetup.findMany({ where: { userId: user.id } }))
      .map(({ sessionId }) => sessionId)
      .sort();
  await endOwnSession(db, own, other.sessionId, aContext());
  expect(await waiting()).toEqual([own.sessionId, third.sessionId].sort());
  await endAllOthers(db, own, aContext());
  expect(await waiting()).toEqual([own.sessionId]);
});

test("with an old proof no other session ends", async () => {
  const user = await aPerson();
  const [own, other] = [await aSession(user), await aSession(user)];
  const refused = { ok: false, code: "CONFIRMATION_REQUIRED" };
  expect(await endOwnSession(db, stale(own), other.sessionId, aContext())).toEqual(refused);
  expect(await endAllOthers(db, stale(own), aContext())).toEqual(refused);
  expect((await rowOf(other.sessionId)).endedAt).toBeNull();
});

test("a session that has ended itself ends no other", async () => {
  const user = await aPerson();
  const [own, other] = [await aSession(user), await aSession(user)];
  await asOwner(`UPDATE "session" SET "ended_at" = now() WHERE "id" = $1`, [own.sessionId]);
  const refused = { ok: false, code: "UNAUTHENTICATED" };
  expect(await endOwnSession(db, own, other.sessionId, aContext())).toEqual(refused);
  expect(await endAllOthers(db, own, aContext())).toEqual(refused);
  expect((await rowOf(other.sessionId)).endedAt).toBeNull();
});

test("ending all others leaves one's own session and the trust of one's own device", async () => {
  const user = await aPerson();
  const [own, one, two] = [await aSession(user), await aSession(user), await aSession(user)];
  const stranger = await aSession(await aPerson());
  for (const { sessionId } of [own, one, stranger]) {
    const device = await deviceOf(sessionId);
    await db.$transaction((tx) => trustDevice(tx, device, aContext()));
  }
  expect(await endAllOthers(db, own, aContext())).toEqual({ ok: true });
  expect(await again(own)).toMatchObject({ endedAt: null });
  for (const { sessionId } of [one, two]) {
    expect((await rowOf(sessionId)).endReason).toBe("ended_by_owner");
  }
  expect((await rowOf(stranger.sessionId)).endedAt).toBeNull();
  const trusted = await db.device.findMany({ where: { trustedUntil: { not: null } } });
  const ids = trusted.map(({ id }) => id);
  expect(ids).toContain(await deviceOf(own.sessionId));
  expect(ids).toContain(await deviceOf(stranger.sessionId));
  expect(ids).not.toContain(await deviceOf(one.sessionId));
  const events = await eventsOf(user.id);
  expect(events.filter((type) => type === "session.others_ended")).toHaveLength(1);
});
