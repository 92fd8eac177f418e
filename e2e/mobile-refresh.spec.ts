import { latestMailTo } from "@/scripts/testing/mailbox";
import { totpCode } from "@/scripts/testing/totp";
import { newAccount, newProtected, sessionOf } from "./support/accounts";
import { callAs, ownOrigin } from "./support/api";
import { countEvents, row } from "./support/database";
import { newAddress, type Person } from "./support/people";
import {
  type Complete,
  call,
  newPhone,
  phoneSignIn,
  refresh,
  refreshed,
  statusOfMe,
  type Tokens,
} from "./support/phones";
import { race } from "./support/race";
import { expectRefused } from "./support/refusals";
import { expect, test } from "./support/story";

const AT_ONCE = 20;

/** As if the retries of this session's used tokens were no longer in time. */
const lateRetries = (sessionId: string): Promise<unknown> =>
  row(
    `update refresh_token set used_at = used_at - interval '11 seconds'
      where session_id = $1 and used_at is not null returning id`,
    [sessionId],
  );

const ofSession = (sql: string) => async (_person: Person, phone: Complete) => {
  await row(sql, [phone.sessionId]);
};

test("a refresh gives the next pair and needs nothing but the token", async () => {
  const phone = await newPhone(await newAccount());
  const answer = await refresh(phone.refreshToken);
  expect(answer.status).toBe(200);
  expect(answer.cookies).toEqual([]);
  expect(answer.headers["cache-control"]).toContain("no-store");
  const next = answer.json<Tokens>();
  expect(Object.keys(next).sort()).toEqual(["accessToken", "expiresIn", "refreshToken"]);
  expect(await statusOfMe(phone.accessToken)).toBe(401);
  expect(await statusOfMe(next.accessToken)).toBe(200);
});

test("an expired access token beside a refresh is no hindrance, nor is a browser's cookie", async () => {
  const person = await newAccount();
  const phone = await newPhone(person);
  await row(`update session set access_expires_at = now() where id = $1 returning id`, [
    phone.sessionId,
  ]);
  expect(await statusOfMe(phone.accessToken)).toBe(401);
  const cookie = await sessionOf(await newAccount());
  const answer = await refresh(phone.refreshToken, {
    token: phone.accessToken,
    headers: [["Cookie", cookie]],
  });
  expect(answer.status).toBe(200);
  const { accessToken } = answer.json<Tokens>();
  expect((await call("/me", { token: accessToken })).json()).toMatchObject({ email: person.email });
});

test("the same refresh again within seconds gets the same answer", async () => {
  const phone = await newPhone(await newAccount());
  const first = await refreshed(phone.refreshToken);
  expect(await refreshed(phone.refreshToken)).toEqual(first);
  expect(await statusOfMe(first.accessToken)).toBe(200);
});

test("a token used before ends its family, is recorded, and the owner is told", async () => {
  const person = await newAccount();
  const [phone, other] = [await newPhone(person), await newPhone(person)];
  const next = await refreshed(phone.refreshToken);
  await lateRetries(phone.sessionId);
  expectRefused(await refresh(phone.refreshToken), 401, "TOKEN_REUSED", "used before");
  expectRefused(await refresh(next.refreshToken), 401, "INVALID_TOKEN", "its successor");
  expect(await statusOfMe(next.accessToken)).toBe(401);
  expect(await countEvents(person.email, "token.reused")).toBe(1);
  const mail = await latestMailTo(person.email, { subject: /An app was signed out/ });
  expect(mail.text).not.toContain(next.refreshToken);
  await refreshed(other.refreshToken);
});

test("once its successor was used, there is no retry", async () => {
  const phone = await newPhone(await newAccount());
  const second = await refreshed(phone.refreshToken);
  const third = await refreshed(second.refreshToken);
  expectRefused(await refresh(phone.refreshToken), 401, "TOKEN_REUSED", "two steps back");
  expect(await statusOfMe(third.accessToken)).toBe(401);
});

const endings: [string, (person: Person, phone: Complete) => Promise<void>][] = [
  [
    "signing out",
    async (_person, { accessToken: token }) => {
      expect((await call("/auth/logout", { method: "POST", token })).status).toBe(204);
    },
  ],
  [
    "signing out with an access token that has run out",
    async (_person, { sessionId, accessToken: token }) => {
      await row(`update session set access_expires_at = now() where id = $1 returning id`, [
        sessionId,
      ]);
      expect((await call("/auth/logout", { method: "POST", token })).status).toBe(204);
    },
  ],
  [
    "signing out everywhere on another device",
    async (person) => {
      const cookie = await sessionOf(person);
      expect((await callAs(cookie, "/auth/logout-all")).status).toBe(204);
    },
  ],
  [
    "its account being disabled",
    ofSession(
      `update "user" u set disabled_at = now() from session s
        where s.user_id = u.id and s.id = $1 returning u.id`,
    ),
  ],
  [
    "its account being deleted",
    ofSession(
      `update "user" u set deleted_at = now() from session s
        where s.user_id = u.id and s.id = $1 returning u.id`,
    ),
  ],
  [
    "its session being ended",
    ofSession(`update session set ended_at = now() where id = $1 returning id`),
  ],
  [
    "the end of its session, though refreshed a moment ago",
    ofSession(`update session set expires_at = now() where id = $1 returning id`),
  ],
  [
    "a week without use",
    ofSession(
      `update refresh_token set expires_at = now() where session_id = $1 and used_at is null returning id`,
    ),
  ],
];

for (const [name, end] of endings) {
  test(`nothing is refreshed after ${name}`, async () => {
    const person = await newAccount();
    const phone = await newPhone(person);
    const live: Complete = { ...phone, ...(await refreshed(phone.refreshToken)) };
    await end(person, live);
    expectRefused(await refresh(live.refreshToken), 401, "INVALID_TOKEN", name);
    expect(await countEvents(person.email, "token.reused")).toBe(0);
  });
}

test("turning two-factor off ends the phones that proved it", async () => {
  const person = await newProtected();
  const begun = await phoneSignIn(person);
  const { challengeId } = begun.json<{ challengeId: string }>();
  const body = { challengeId, method: "totp", code: totpCode(person.secret) };
  const phone = (await call("/mfa/verify", { body })).json<Complete>();
  const cookie = await sessionOf(person);
  expect((await callAs(cookie, "/mfa/disable", { password: person.password })).status).toBe(200);
  expectRefused(await refresh(phone.refreshToken), 401, "INVALID_TOKEN", "two-factor off");
  expect(await statusOfMe(phone.accessToken)).toBe(401);
});

test("signing out ends one's own session alone, and answers everybody alike", async () => {
  const [phone, eve] = [await newPhone(await newAccount()), await newPhone(await newAccount())];
  const shown = [eve.accessToken, eve.refreshToken, phone.refreshToken, phone.sessionId, "x", ""];
  for (const token of shown) {
    const answer = await call("/auth/logout", { method: "POST", token });
    expect({ status: answer.status, cookies: answer.cookies }, token).toEqual({
      status: 204,
      cookies: [],
    });
  }
  expect(await statusOfMe(eve.accessToken)).toBe(401);
  expect(await statusOfMe(phone.accessToken)).toBe(200);
});

test("of many refreshes at once on two instances, one counts and all get its answer", async ({
  instances,
}) => {
  for (let round = 0; round < 3; round++) {
    const person = await newAccount();
    const { sessionId, refreshToken } = await newPhone(person);
    const calls = Array.from({ length: AT_ONCE }, () => ({
      path: "/api/v1/auth/refresh",
      value: { refreshToken },
    }));
    const answers = await race(instances, calls);
    expect(answers.map(({ status }) => status)).toEqual(Array(AT_ONCE).fill(200));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const family = await row<{ tokens: number; unused: number }>(
      `select count(*)::int as tokens, count(*) filter (where used_at is null)::int as unused
         from refresh_token where session_id = $1`,
      [sessionId],
    );
    expect(family).toEqual({ tokens: 2, unused: 1 });
    expect(await countEvents(person.email, "token.reused")).toBe(0);
    const token = answers[0]?.json<Tokens>().accessToken;
    expect((await call("/me", { token, via: instances[1] })).status).toBe(200);
  }
});

test("what is no refresh token is told so, at a rate", async () => {
  const phone = await newPhone(await newAccount());
  for (const other of [phone.accessToken, phone.sessionId, "x", "A".repeat(43)]) {
    expectRefused(await refresh(other), 401, "INVALID_TOKEN", other);
  }
  const from = newAddress();
  const statuses: number[] = [];
  for (let at = 0; at <= 300; at++) statuses.push((await refresh("x", { from })).status);
  expect(statuses.indexOf(429)).toBe(300);
  const foreign = await refresh(phone.refreshToken, { headers: [["Origin", "https://evil.test"]] });
  expectRefused(foreign, 403, "ORIGIN_REJECTED", "a foreign page");
  expect((await refresh(phone.refreshToken, { headers: [ownOrigin()] })).status).toBe(200);
});
