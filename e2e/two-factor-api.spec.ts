import { totpCode } from "@/scripts/testing/totp";
import {
  challengeOf,
  newAccount,
  newAdmin,
  protectedSession,
  sessionOf,
  verify,
} from "./support/accounts";
import { callAs, cookiesOf, readAs } from "./support/api";
import { countEvents, makeStale, row } from "./support/database";
import { takeBackupCode } from "./support/people";
import { expectRefused } from "./support/refusals";
import { expect, test } from "./support/story";
import { earlyCode, wrongCode } from "./support/two-factor";

const AT_ONCE = 20;
const WRONG = "seven green windmills over sand";

const statusOf = async (cookie: string) =>
  (await readAs(cookie, "/mfa/status")).json<{ state: string; backupCodesLeft: number }>();

async function stale() {
  const both = await protectedSession();
  await makeStale(both.person.email);
  return both;
}

test("a set-up goes through its three states, and is not begun over a finished one", async () => {
  const cookie = await sessionOf(await newAccount());
  expect((await statusOf(cookie)).state).toBe("DISABLED");
  expectRefused(
    await callAs(cookie, "/mfa/totp/confirm", { code: "123456" }),
    409,
    "SETUP_NOT_STARTED",
    "before",
  );
  const begun = await callAs(cookie, "/mfa/totp/setup");
  expect(begun.status).toBe(201);
  expect(begun.headers["cache-control"]).toContain("no-store");
  const first = begun.json<{ secret: string; otpauthUrl: string; qrSvg: string }>();
  expect(first.otpauthUrl).toContain(`secret=${first.secret}`);
  expect(first.qrSvg).toMatch(/^<svg/);
  expect((await statusOf(cookie)).state).toBe("SETUP_IN_PROGRESS");
  expect((await callAs(cookie, "/mfa/totp/cancel")).status).toBe(204);
  expect((await statusOf(cookie)).state).toBe("DISABLED");

  const { secret } = (await callAs(cookie, "/mfa/totp/setup")).json<{ secret: string }>();
  expect(secret).not.toBe(first.secret);
  for (const code of [wrongCode(secret), await earlyCode(first.secret)]) {
    expectRefused(await callAs(cookie, "/mfa/totp/confirm", { code }), 401, "INVALID_CODE", code);
  }
  const code = await earlyCode(secret);
  const confirmed = await callAs(cookie, "/mfa/totp/confirm", { code });
  expect(confirmed.status).toBe(200);
  expect(confirmed.json()).toMatchObject({ state: "ENABLED" });
  expect(await statusOf(cookie)).toMatchObject({ state: "ENABLED", backupCodesLeft: 10 });
  expectRefused(await callAs(cookie, "/mfa/totp/setup"), 409, "MFA_ALREADY_ENABLED", "again");
});

test("a set-up belongs to the session that began it, and ends with it", async () => {
  const person = await newAccount();
  const [one, other] = [await sessionOf(person), await sessionOf(person)];
  const { secret } = (await callAs(one, "/mfa/totp/setup")).json<{ secret: string }>();
  const proof = { code: await earlyCode(secret) };
  expectRefused(await callAs(other, "/mfa/totp/confirm", proof), 409, "SETUP_NOT_STARTED", "other");
  expect((await callAs(one, "/auth/logout")).status).toBe(204);
  expectRefused(await callAs(one, "/mfa/totp/confirm", proof), 401, "UNAUTHENTICATED", "ended");
  const again = await sessionOf(person);
  expect((await statusOf(again)).state).toBe("DISABLED");
  expectRefused(await callAs(again, "/mfa/totp/confirm", proof), 409, "SETUP_NOT_STARTED", "new");
});

test("of many confirmations at once, one makes backup codes", async () => {
  const person = await newAccount();
  const cookie = await sessionOf(person);
  const { secret } = (await callAs(cookie, "/mfa/totp/setup")).json<{ secret: string }>();
  const code = await earlyCode(secret);
  const answers = await Promise.all(
    Array.from({ length: AT_ONCE }, () => callAs(cookie, "/mfa/totp/confirm", { code })),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([]);
  expect(await statusOf(cookie)).toMatchObject({ state: "ENABLED", backupCodesLeft: 10 });
  expect(await countEvents(person.email, "two_factor.turned_on")).toBe(1);
});

test("with an old proof nothing begins, ends or is made", async () => {
  const plain = await newAccount();
  const cookie = await sessionOf(plain);
  const { secret } = (await callAs(cookie, "/mfa/totp/setup")).json<{ secret: string }>();
  await row(
    `update session set authenticated_at = now() - interval '11 minutes'
      where user_id = (select id from "user" where email = $1) returning id`,
    [plain.email],
  );
  const code = await earlyCode(secret);
  for (const [path, body] of [
    ["/mfa/totp/setup", {}],
    ["/mfa/totp/confirm", { code }],
  ] as const) {
    expectRefused(await callAs(cookie, path, body), 403, "CONFIRMATION_REQUIRED", path);
  }
  const { person, cookie: old } = await stale();
  expectRefused(
    await callAs(old, "/mfa/totp/setup", { additional: true }),
    403,
    "CONFIRMATION_REQUIRED",
    "another",
  );
  const { password } = person;
  for (const path of ["/mfa/disable", "/mfa/backup-codes/regenerate"]) {
    expectRefused(await callAs(old, path, { password }), 403, "CODE_REQUIRED", path);
    const wrong = { password, code: wrongCode(person.secret) };
    expectRefused(await callAs(old, path, wrong), 401, "INVALID_CODE", path);
  }
  expect(await statusOf(old)).toMatchObject({ state: "ENABLED", backupCodesLeft: 9 });
  expect(
    (await callAs(old, "/mfa/disable", { password, code: takeBackupCode(person) })).status,
  ).toBe(200);
});

test("turning off asks for the password, and locks after five wrong ones", async () => {
  const { person, cookie } = await protectedSession();
  const refuse = async (body: object, status: number, code: string) =>
    expectRefused(await callAs(cookie, "/mfa/disable", body), status, code, JSON.stringify(body));
  for (const body of [{}, { password: null }]) await refuse(body, 400, "MISSING_PASSWORD");
  for (const password of [[person.password], 1, { not: "" }, true]) {
    await refuse({ password }, 422, "INVALID_INPUT");
  }
  for (let wrong = 1; wrong <= 5; wrong++) {
    await refuse({ password: WRONG }, 401, "INVALID_PASSWORD");
  }
  await refuse({ password: person.password }, 403, "ACCOUNT_LOCKED");
  expect((await statusOf(cookie)).state).toBe("ENABLED");
});

test("turning off ends every other session, and happens once", async () => {
  const { person, cookie } = await protectedSession();
  const other = await sessionOf(person);
  const { password } = person;
  const off = await callAs(cookie, "/mfa/disable", { password });
  expect(off.status).toBe(200);
  expect(off.json()).toEqual({ state: "DISABLED" });
  expect((await readAs(cookie, "/me")).status).toBe(200);
  expect((await readAs(other, "/me")).status).toBe(401);
  expectRefused(
    await callAs(cookie, "/mfa/disable", { password }),
    409,
    "MFA_NOT_ENABLED",
    "again",
  );
});

test("an admin keeps two-factor", async () => {
  const admin = await newAdmin();
  const cookie = await sessionOf(admin);
  const off = await callAs(cookie, "/mfa/disable", { password: admin.password });
  expectRefused(off, 403, "MFA_REQUIRED", "off");
  const fresh = await sessionOf(await newAccount(undefined, "ADMIN"));
  expectRefused(await readAs(fresh, "/devices"), 403, "MFA_REQUIRED", "before enrolling");
});

test("confirming gives the session a new token and kills the old", async () => {
  const { person, cookie } = await stale();
  const { password } = person;
  expectRefused(await callAs(cookie, "/auth/confirm"), 400, "MISSING_PASSWORD", "nothing");
  expectRefused(await callAs(cookie, "/auth/confirm", { password }), 403, "CODE_REQUIRED", "half");
  const proof = { password, code: totpCode(person.secret) };
  const confirmed = await callAs(cookie, "/auth/confirm", proof);
  expect(confirmed.status).toBe(200);
  const until = Date.parse(confirmed.json<{ confirmedUntil: string }>().confirmedUntil);
  expect(until).toBeGreaterThan(Date.now() + 9 * 60_000);
  const renewed = cookiesOf(confirmed);
  expect((await readAs(renewed, "/me")).status).toBe(200);
  expect((await readAs(cookie, "/me")).status).toBe(401);
  const another = await callAs(renewed, "/mfa/totp/setup", { additional: true });
  expect(another.status).toBe(201);
  // Spent there, and so for every other purpose.
  const spent = await verify(await challengeOf(person), proof.code);
  expectRefused(spent, 401, "INVALID_CODE", "spent");
});
