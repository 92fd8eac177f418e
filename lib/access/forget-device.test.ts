import { expect, test } from "vitest";
import { spendTrust, trustDevice } from "@/lib/devices/trust-device";
import { database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { randomToken } from "@/lib/platform/random";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { signInWithPassword } from "@/lib/sign-in/sign-in-with-password";
import { aContext, aPerson, aSession, PASSWORD, stale } from "@/scripts/testing/people";
import { eventsOf, messagesTo } from "@/scripts/testing/rows";
import { disownDevice } from "./disown-device";
import { forgetDevice, forgetOwnDevice } from "./forget-device";

const db = database();

const rowOf = ({ sessionId }: Authenticated) =>
  db.session.findUniqueOrThrow({ where: { id: sessionId } });

async function deviceOf(session: Authenticated): Promise<string> {
  const { deviceId } = await rowOf(session);
  if (!deviceId) throw new Error("The session has no device.");
  return deviceId;
}

/** One browser in use, and another that is trusted and has a session too. */
async function aPersonOnTwo() {
  const user = await aPerson();
  const there = aContext({ browserToken: randomToken() });
  const [own, other] = [await aSession(user), await aSession(user, there)];
  const device = await deviceOf(other);
  const trust = await db.$transaction((tx) => trustDevice(tx, device, there));
  return { user, own, other, device, there, trust };
}

const acts = [
  { act: "forgotten", run: forgetDevice, mails: [] },
  { act: "disowned", run: disownDevice, mails: ["device-disowned"] },
];

test.each(acts)(
  "a device that is $act takes its sessions and its trust with it, and no others",
  async ({ act, run, mails }) => {
    const { user, own, other, device, there, trust } = await aPersonOnTwo();
    expect(await run(db, own, device, aContext())).toMatchObject({ ok: true });
    expect(await db.device.findUnique({ where: { id: device } })).toBeNull();
    expect((await rowOf(other)).endReason).toBe(`device_${act}`);
    expect((await rowOf(own)).endedAt).toBeNull();
    const spent = await db.$transaction((tx) => spendTrust(tx, user.id, trust ?? "", there));
    expect(spent).toBeNull();
    const event = await db.auditEvent.findFirstOrThrow({
      where: { subjectId: user.id, type: `device.${act}` },
    });
    expect(event.details).toMatchObject({ device, sessions: 1, trusted: true });
    expect((await messagesTo(user.id)).map(({ template }) => template)).toEqual([
      "new-device",
      ...mails,
    ]);
    expect(await run(db, own, device, aContext())).toEqual({ ok: false, code: "NOT_FOUND" });
    expect((await eventsOf(user.id)).filter((type) => type === `device.${act}`)).toHaveLength(1);
  },
);

test.each([forgetDevice, disownDevice])(
  "%o: another's device is as unknown as none",
  async (run) => {
    const { other, device } = await aPersonOnTwo();
    const eve = await aSession(await aPerson());
    const answers = await Promise.all(
      [device, crypto.randomUUID()].map((id) => run(db, eve, id, aContext())),
    );
    expect(answers).toEqual(Array(2).fill({ ok: false, code: "NOT_FOUND" }));
    expect((await rowOf(other)).endedAt).toBeNull();
    expect(await db.device.findUnique({ where: { id: device } })).not.toBeNull();
  },
);

test.each(acts)("with an old proof no device is $act", async ({ run }) => {
  const { own, other, device } = await aPersonOnTwo();
  const refused = { ok: false, code: "CONFIRMATION_REQUIRED" };
  expect(await run(db, stale(own), device, aContext())).toEqual(refused);
  expect((await rowOf(other)).endedAt).toBeNull();
});

test("forgetting the device in use signs out there", async () => {
  const { own, other } = await aPersonOnTwo();
  expect(await forgetOwnDevice(db, own, aContext())).toEqual({ ok: true, signedOut: true });
  expect((await rowOf(own)).endReason).toBe("device_forgotten");
  expect((await rowOf(other)).endedAt).toBeNull();
});

test("a forgotten browser has no allowance of its own: its wrong passwords are a stranger's", async () => {
  const { user, own, device, there } = await aPersonOnTwo();
  const signIn = (password: string, context = aContext()) =>
    signInWithPassword(db, { email: user.email, password }, { ...context, address: "::1" });
  await forgetDevice(db, own, device, aContext());
  for (let tried = 0; tried < limits.signInFailures; tried += 1) {
    await signIn("seven green windmills over sand", there);
  }
  expect(await signIn(PASSWORD)).toMatchObject({ ok: false, code: "RATE_LIMITED" });
});
