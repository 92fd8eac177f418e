import { expect, test, vi } from "vitest";
import { messagesFor } from "@/lib/messages";
import { databasePool } from "@/lib/platform/database";
import { aContext, aPerson, aSession, withTwoFactor } from "@/scripts/testing/people";
import { asOwner } from "@/scripts/testing/rows";
import { listSessions } from "./list-sessions";
import { proofName } from "./proof-name";

const idsOf = (sessions: { id: string }[]) => sessions.map(({ id }) => id);

test("live sessions and no others are listed, the one that asks first, by one query", async () => {
  const user = await aPerson();
  const [ended, expired, idle, older, newer, asking] = [
    await aSession(user),
    await aSession(user),
    await aSession(user),
    await aSession(user),
    await aSession(user),
    await aSession(user),
  ];
  await aSession(await aPerson());
  const change = (set: string, { sessionId }: { sessionId: string }) =>
    asOwner(`UPDATE "session" SET ${set} WHERE "id" = $1`, [sessionId]);
  await change(`"ended_at" = now()`, ended);
  await change(`"expires_at" = now()`, expired);
  await change(`"last_active_at" = now() - interval '8 hours'`, idle);
  await change(`"last_active_at" = now() - interval '2 hours'`, older);
  await change(`"last_active_at" = now() - interval '3 hours'`, asking);

  const query = vi.spyOn(databasePool(), "query");
  const listed = await listSessions(asking);
  expect(query).toHaveBeenCalledTimes(1);
  query.mockRestore();
  expect(idsOf(listed)).toEqual([asking, newer, older].map(({ sessionId }) => sessionId));
  expect(listed.map(({ isCurrent }) => isCurrent)).toEqual([true, false, false]);
});

test("what is known of a session is listed as it was when it began", async () => {
  const user = await aPerson();
  const context = aContext({ address: "2001:db8::7" });
  const session = await aSession(user, context);
  await asOwner(
    `UPDATE "session" SET "country" = 'AT', "city" = 'Graz', "risk_reasons" = '{new_country}'
      WHERE "id" = $1`,
    [session.sessionId],
  );
  const [listed] = await listSessions(session);
  expect(listed).toMatchObject({
    client: "WEB",
    address: "2001:db8::7",
    userAgent: context.userAgent,
    country: "AT",
    city: "Graz",
    methods: ["pwd"],
    riskReasons: ["new_country"],
    deviceName: null,
    deviceId: expect.any(String),
  });
});

test("a password alone is told from a password on a trusted device", async () => {
  const user = await aPerson();
  const { session } = await withTwoFactor(user);
  const later = await aSession(user);
  const words = messagesFor().sessions.proof;
  const said = (await listSessions(later)).map((one) => proofName(one, words, "en"));
  expect(said).toEqual(["password on a trusted device", "password"]);
  expect(session.twoFactorSince).not.toBeNull();
});

test("a proof is said in words, and one that has none yet stays a proof", () => {
  const words = messagesFor().sessions.proof;
  const said = (...methods: string[]) =>
    proofName({ methods, onTrustedDevice: false }, words, "en");
  expect(said("pwd", "otp")).toBe("password and one-time code");
  expect(said("pwd", "kba")).toBe("password and backup code");
  expect(said("constructor", "pwd", "x")).toBe("another proof and password");
});
