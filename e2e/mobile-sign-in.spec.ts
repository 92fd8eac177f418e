import { mailsTo } from "@/scripts/testing/mailbox";
import { totpCode } from "@/scripts/testing/totp";
import { newAccount, newProtected, sessionOf, verify } from "./support/accounts";
import { bearing, JSON_TYPE, ownOrigin, readAs } from "./support/api";
import { makeStale, row } from "./support/database";
import { newAddress, newPerson, type Protected, takeBackupCode } from "./support/people";
import {
  type Complete,
  call,
  newPhone,
  newPhoneToken,
  phoneSignIn,
  refresh,
  refreshed,
  statusOfMe,
} from "./support/phones";
import { expectRefused } from "./support/refusals";
import { type Answer, send } from "./support/send";
import { expect, test } from "./support/story";
import { earlyCode } from "./support/two-factor";

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** The second step, as a phone takes it. */
const phoneVerify = (challengeId: string, code: string, more: object = {}): Promise<Answer> =>
  call("/mfa/verify", { body: { challengeId, method: "totp", code, ...more } });

async function phoneChallenge(person: Protected, device?: object): Promise<string> {
  const answer = await phoneSignIn(person, { device });
  expect(answer.json()).toMatchObject({ status: "mfa_required" });
  return answer.json<{ challengeId: string }>().challengeId;
}

test("a phone signs in without origin or cookie, and is known by its token", async () => {
  const person = await newAccount();
  const answer = await phoneSignIn(person);
  expect(answer.status).toBe(200);
  expect(answer.cookies).toEqual([]);
  expect(answer.headers["cache-control"]).toContain("no-store");
  const complete = answer.json<Complete>();
  expect(complete).toEqual({
    status: "complete",
    sessionId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    accessToken: expect.stringMatching(TOKEN),
    refreshToken: expect.stringMatching(TOKEN),
    expiresIn: 900,
  });
  const me = await call("/me", { token: complete.accessToken });
  expect(me.json()).toMatchObject({ email: person.email, session: { id: complete.sessionId } });
  expect(me.cookies).toEqual([]);
  const stored = await row<{ text: string }>(
    `select row_to_json(s)::text || (select json_agg(t)::text from refresh_token t
             where t.session_id = s.id) as text from session s where id = $1`,
    [complete.sessionId],
  );
  expect(stored.text).not.toContain(complete.accessToken);
  expect(stored.text).not.toContain(complete.refreshToken);
});

test("what is not a phone's call is refused", async () => {
  const { email, password } = await newAccount();
  const good = { email, password, client: "mobile" };
  const devices: unknown[] = [
    {},
    [],
    "x",
    null,
    { token: "short" },
    { token: 1 },
    { token: [newPhoneToken()] },
    { token: `${newPhoneToken()}=` },
    { token: newPhoneToken(), name: "" },
    { token: newPhoneToken(), name: "a\u0000b" },
    { token: newPhoneToken(), name: "\u202egnp.exe" },
    { token: newPhoneToken(), name: "x".repeat(101) },
    { token: newPhoneToken(), trustToken: 1 },
    { token: newPhoneToken(), owner: "x" },
  ];
  const bodies = [
    ...devices.map((device) => ({ ...good, device })),
    { ...good, remember: true },
    { ...good, client: "web", device: { token: newPhoneToken() } },
    { ...good, client: "WEB" },
    { email, password },
  ];
  for (const body of bodies) {
    const answer = await call("/auth/login", { body, headers: [ownOrigin()] });
    expectRefused(answer, 422, "INVALID_INPUT", JSON.stringify(body));
  }
  const foreign = await call("/auth/login", {
    body: good,
    headers: [["Origin", "https://evil.test"]],
  });
  expectRefused(foreign, 403, "ORIGIN_REJECTED", "a foreign page");
  const web = await call("/auth/login", { body: { ...good, client: "web" } });
  expectRefused(web, 403, "ORIGIN_REJECTED", "a cookie for a program");
});

test("a phone takes the second step, and a program cannot take a browser's", async () => {
  const person = await newProtected();
  const challenge = await phoneChallenge(person);
  const verified = await phoneVerify(challenge, totpCode(person.secret));
  expect(verified.status).toBe(200);
  expect(verified.cookies).toEqual([]);
  const { accessToken, refreshToken, deviceToken } = verified.json<Complete>();
  expect(deviceToken).toBeUndefined();
  expect((await call("/mfa/status", { token: accessToken })).json()).toMatchObject({
    state: "ENABLED",
  });
  await refreshed(refreshToken);
  expectRefused(await phoneVerify(challenge, "123456"), 410, "CHALLENGE_CLOSED", "again");

  const { email, password } = person;
  const browser = await call("/auth/login", {
    body: { email, password, client: "web" },
    headers: [ownOrigin()],
  });
  const { challengeId } = browser.json<{ challengeId: string }>();
  const code = takeBackupCode(person);
  const stolen = await phoneVerify(challengeId, code, { method: "backup_code" });
  expectRefused(stolen, 410, "CHALLENGE_CLOSED", "a browser's challenge");
  expect((await verify(challengeId, code, { method: "backup_code" })).status).toBe(200);
});

test("a browser's cookies are worth nothing beside a phone's sign-in, and stay as they were", async () => {
  const [alice, eve] = [await newAccount(), await newProtected()];
  const cookie = await sessionOf(alice);
  const answer = await phoneSignIn(eve, { headers: [bearing(cookie)] });
  const { challengeId } = answer.json<{ challengeId: string }>();
  const verified = await call("/mfa/verify", {
    body: { challengeId, method: "totp", code: totpCode(eve.secret) },
    headers: [bearing(cookie), ownOrigin()],
  });
  expect(verified.cookies).toEqual([]);
  const { accessToken } = verified.json<Complete>();
  expect((await call("/me", { token: accessToken })).json()).toMatchObject({ email: eve.email });
  expect((await readAs(cookie, "/me")).json()).toMatchObject({ email: alice.email });
});

test("a trusted phone is not asked again; its token changes at each use and an old one is theft", async () => {
  const person = await newProtected();
  const device = { token: newPhoneToken(), name: "Ada’s phone 📱" };
  const challenge = await phoneChallenge(person, device);
  const verified = await phoneVerify(challenge, totpCode(person.secret), { trustDevice: true });
  const first = verified.json<Complete>().deviceToken;
  expect(first).toMatch(/./);
  const again = await newPhone(person, { device: { ...device, trustToken: first } });
  expect(again.deviceToken).not.toBe(first);
  const next = await newPhone(person, { device: { ...device, trustToken: again.deviceToken } });
  expect(next.deviceToken).not.toBe(again.deviceToken);
  const devices = (await call("/devices?trusted=true", { token: next.accessToken })).json<{
    items: { current: boolean }[];
  }>();
  expect(devices.items).toMatchObject([{ current: true }]);
  await phoneChallenge(person, { ...device, trustToken: first });
  await phoneChallenge(person, { ...device, trustToken: next.deviceToken });
});

test("a new phone is told to the owner, a known one is not", async () => {
  const person = await newAccount();
  const device = { token: newPhoneToken() };
  await newPhone(person, { device });
  await newPhone(person, { device });
  await newPhone(person);
  const told = async () =>
    (await mailsTo(person.email)).filter(({ subject }) => /New sign-in/.test(subject)).length;
  await expect.poll(told).toBe(1);
});

test("confirming renews the access token, and sensitive calls wait for it", async () => {
  const person = await newProtected();
  const challenge = await phoneChallenge(person);
  const code = totpCode(person.secret);
  const { accessToken: old, refreshToken } = (await phoneVerify(challenge, code)).json<Complete>();
  await makeStale(person.email);
  const everywhere = (token: string) => call("/auth/logout-all", { method: "POST", token });
  expectRefused(await everywhere(old), 403, "CONFIRMATION_REQUIRED", "stale");
  const { password } = person;
  const proof = { password, code: takeBackupCode(person) };
  const confirmed = await call("/auth/confirm", { token: old, body: proof });
  expect(confirmed.status).toBe(200);
  expect(confirmed.cookies).toEqual([]);
  const { accessToken } = confirmed.json<Complete>();
  expect(confirmed.json()).toEqual({
    confirmedUntil: expect.stringMatching(/Z$/),
    accessToken: expect.stringMatching(TOKEN),
    expiresIn: 900,
  });
  expect(await statusOfMe(old)).toBe(401);
  expect(await statusOfMe(accessToken)).toBe(200);
  const next = await refreshed(refreshToken);
  const cookie = await sessionOf(person);
  expect((await everywhere(next.accessToken)).status).toBe(204);
  expect(await statusOfMe(next.accessToken)).toBe(401);
  expect((await readAs(cookie, "/me")).status).toBe(401);
  expectRefused(await refresh(next.refreshToken), 401, "INVALID_TOKEN", "after logout-all");
});

test("a page signs out everywhere too, and its cookie goes", async () => {
  const person = await newAccount();
  const [cookie, phone] = [await sessionOf(person), await newPhone(person)];
  const path = "/api/v1/auth/logout-all";
  const silent = await send(path, { method: "POST", headers: [bearing(cookie)] });
  expectRefused(silent, 403, "ORIGIN_REJECTED", "no origin");
  const answer = await send(path, { method: "POST", headers: [bearing(cookie), ownOrigin()] });
  expect(answer.status).toBe(204);
  expect(answer.cookies.join()).toMatch(/^(__Host-)?sallyport=;/);
  expect(await statusOfMe(phone.accessToken)).toBe(401);
});

test("an admin without two-factor gets no refresh token, and reaches its set-up alone", async () => {
  const admin = await newAccount(newPerson(), "ADMIN");
  const phone = await newPhone(admin);
  expect(phone.refreshToken).toBeNull();
  const token = phone.accessToken;
  expectRefused(await call("/devices", { token }), 403, "MFA_REQUIRED", "devices");
  const begun = await call("/mfa/totp/setup", { token, body: {} });
  expect(begun.status).toBe(201);
  const { secret } = begun.json<{ secret: string }>();
  const code = await earlyCode(secret);
  const confirmed = await call("/mfa/totp/confirm", { token, body: { code } });
  expect(confirmed.json()).toMatchObject({ state: "ENABLED" });
  const challenge = await phoneChallenge({ ...admin, secret, backupCodes: [] });
  const verified = await phoneVerify(challenge, totpCode(secret));
  expect(verified.json<Complete>().refreshToken).toMatch(TOKEN);
});

test("five wrong passwords of strangers leave a known phone its tries", async () => {
  const person = await newAccount();
  const device = { token: newPhoneToken() };
  await newPhone(person, { device });
  const wrong = { ...person, password: "seven green windmills over sand" };
  for (let guess = 0; guess < 5; guess++) {
    expectRefused(await phoneSignIn(wrong), 401, "INVALID_CREDENTIALS", `${guess}`);
  }
  const body = JSON.stringify({ ...wrong, name: undefined, client: "web" });
  const headers = [JSON_TYPE, ownOrigin()];
  const from = newAddress();
  const web = await send("/api/v1/auth/login", { method: "POST", headers, body, from });
  expectRefused(web, 429, "RATE_LIMITED", "the same count at every door");
  expect((await phoneSignIn(person)).status).toBe(429);
  await newPhone(person, { device });
});
