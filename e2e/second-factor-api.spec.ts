import { totpCode } from "@/scripts/testing/totp";
import { challengeOf, newProtected, protectedSession, verify } from "./support/accounts";
import { bearing, callAs, cookiesOf, ownOrigin, post, readAs, removeAs } from "./support/api";
import { countEvents, row } from "./support/database";
import { type Field, postForm } from "./support/forms";
import { type Protected, takeBackupCode } from "./support/people";
import { expectRefused } from "./support/refusals";
import { type Header, send } from "./support/send";
import { expect, test } from "./support/story";
import { wrongCode } from "./support/two-factor";

const AT_ONCE = 20;

/** What a browser holds between the two steps. */
async function waitingCookie({ email, password }: Protected): Promise<string> {
  const waiting = await postForm("/login", [
    ["email", email],
    ["password", password],
  ]);
  expect(waiting.headers.location).toBe("/login/verify");
  return cookiesOf(waiting);
}

test("five wrong codes close the sign-in for the right ones too", async () => {
  const person = await newProtected();
  const challenge = await challengeOf(person);
  for (let wrong = 1; wrong <= 5; wrong++) {
    const answer = await verify(challenge, wrongCode(person.secret));
    expectRefused(answer, 401, "INVALID_CODE", String(wrong));
  }
  expectRefused(
    await verify(challenge, totpCode(person.secret)),
    410,
    "CHALLENGE_CLOSED",
    "right code",
  );
  const backup = await verify(challenge, takeBackupCode(person), { method: "backup_code" });
  expectRefused(backup, 410, "CHALLENGE_CLOSED", "backup code");
  expect(await countEvents(person.email, "two_factor.challenge_closed")).toBe(1);
});

test("a sign-in is finished by the codes of its own person alone", async () => {
  const [person, another] = [await newProtected(), await newProtected()];
  const challenge = await challengeOf(person);
  expectRefused(
    await verify(challenge, totpCode(another.secret)),
    401,
    "INVALID_CODE",
    "another's code",
  );
  const named = { challengeId: challenge, method: "totp", code: totpCode(person.secret) };
  const extras = [{ userId: "x" }, { email: another.email }, { skip: true }, { trusted: true }];
  for (const extra of extras) {
    const answer = await post("/api/v1/mfa/verify", { ...named, ...extra });
    expectRefused(answer, 422, "INVALID_INPUT", JSON.stringify(extra));
  }
  expect((await verify(challenge, named.code)).status).toBe(200);
  expectRefused(await verify(challenge, named.code), 410, "CHALLENGE_CLOSED", "again");
});

test("the cookie of a sign-in under way opens nothing", async () => {
  const person = await newProtected();
  const { email, password } = person;
  const cookie = await waitingCookie(person);
  expect(cookie).not.toMatch(/(^|; )(__Host-)?sallyport=/);
  const asPage: Header[] = [bearing(cookie)];
  const pages = ["", "/two-factor", "/sessions", "/devices"].map((page) => `/account${page}`);
  for (const path of [...pages, "/confirm", "/admin/messages"]) {
    const page = await send(path, { headers: asPage });
    expect(page.headers.location, path).toMatch(/^\/login\?returnTo=/);
    const data = await send(`${path}?_rsc=1`, { headers: [...asPage, ["RSC", "1"]] });
    expect(data.text, path).not.toContain(email);
  }
  for (const path of ["/me", "/mfa/status", "/sessions", "/devices"]) {
    expectRefused(await readAs(cookie, path), 401, "UNAUTHENTICATED", path);
  }
  const acts = {
    "/mfa/totp/setup": {},
    "/mfa/totp/confirm": { code: "123456" },
    "/mfa/totp/cancel": {},
    "/mfa/disable": { password },
    "/mfa/backup-codes/regenerate": { password },
    "/auth/confirm": { password },
  };
  for (const [path, body] of Object.entries(acts)) {
    expectRefused(await callAs(cookie, path, body), 401, "UNAUTHENTICATED", path);
  }
});

test("codes are six digits and nothing else", async () => {
  const person = await newProtected();
  const challenge = await challengeOf(person);
  const right = totpCode(person.secret);
  const odd: unknown[] = [
    Number(right),
    [right],
    Array.from({ length: 1000 }, (_, at) => String(at).padStart(6, "0")),
    { $ne: "" },
    null,
    true,
    "",
    "1e5",
    "12345",
    `${right}abc`,
    `${right}0`,
    "١٢٣٤٥٦",
    "1".repeat(10_000),
  ];
  for (const code of odd) {
    const answer = await verify(challenge, code);
    expectRefused(answer, 422, "INVALID_INPUT", JSON.stringify(code).slice(0, 40));
  }
  for (const method of ["__proto__", "none", "sms", "email", "", "TOTP"]) {
    expectRefused(await verify(challenge, right, { method }), 422, "INVALID_INPUT", method);
  }
  const counted = await row<{ wrong_codes: number }>(
    "select wrong_codes from challenge where id = $1",
    [challenge],
  );
  expect(counted.wrong_codes).toBe(0);
  expect((await verify(challenge, ` ${right.slice(0, 3)} ${right.slice(3)} `)).status).toBe(200);
});

test("a form with many codes is not looked at", async () => {
  const person = await newProtected();
  const cookie = await waitingCookie(person);
  const right = totpCode(person.secret);
  const guesses = Array.from({ length: 1000 }, (_, at) => String(at).padStart(6, "0"));
  const headers = [ownOrigin(), bearing(cookie)];
  for (const codes of [
    [...guesses, right],
    [right, right],
    [right, "000000"],
  ]) {
    const fields = codes.map((code): Field => ["code", code]);
    const answer = await postForm("/login/verify", fields, { headers });
    expect(answer.cookies, `${codes.length} codes`).toEqual([]);
    expect(answer.status, `${codes.length} codes`).toBeLessThan(500);
  }
  expect(await countEvents(person.email, "two_factor.failed")).toBe(0);
  const once = await postForm("/login/verify", [["code", right]], { headers });
  expect(once.headers.location).toBe("/account");
});

test("of many uses of one code at once, one signs in", async () => {
  for (const method of ["totp", "backup_code"]) {
    const person = await newProtected();
    const code = method === "totp" ? totpCode(person.secret) : takeBackupCode(person);
    const ids = await Promise.all([1, 2, 3, 4].map(() => challengeOf(person)));
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, at) => verify(ids[at % 4] ?? "", code, { method })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ cookies }) => cookies.length > 0)).toHaveLength(1);
    expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([]);
  }
});

test("one sees and ends the trust of one's own devices alone", async () => {
  const person = await newProtected();
  const trusting = await verify(await challengeOf(person), totpCode(person.secret), {
    trustDevice: true,
  });
  const cookie = cookiesOf(trusting);
  type Devices = { items: { id: string; current: boolean; trustedUntil: string | null }[] };
  const { items } = (await readAs(cookie, "/devices?trusted=true")).json<Devices>();
  expect(items).toHaveLength(1);
  const [device] = items;
  expect(device).toMatchObject({ current: true, trustedUntil: expect.stringMatching(/Z$/) });
  const all = (await readAs(cookie, "/devices")).json<Devices>();
  expect(all.items.length).toBeGreaterThan(1);

  const endTrust = (id: string, who: string) => removeAs(who, `/devices/${id}/trust`);
  const stranger = (await protectedSession()).cookie;
  const id = device?.id ?? "";
  for (const wrong of [id, "00000000-0000-7000-8000-000000000000", "x", "*"]) {
    expectRefused(await endTrust(wrong, stranger), 404, "NOT_FOUND", wrong);
  }
  expect((await readAs(cookie, "/devices?trusted=true")).json<Devices>().items).toHaveLength(1);
  const { password, email } = person;
  const login = { email, password, client: "web" };
  const trusted = await post("/api/v1/auth/login", login, { headers: [bearing(cookie)] });
  expect(trusted.json()).toMatchObject({ status: "complete" });
  const rotated = cookiesOf(trusted);
  expect((await endTrust(id, rotated)).status).toBe(204);
  expect((await readAs(rotated, "/devices?trusted=true")).json<Devices>().items).toEqual([]);
  const asked = await post("/api/v1/auth/login", login, { headers: [bearing(rotated)] });
  expect(asked.json()).toMatchObject({ status: "mfa_required" });
});
