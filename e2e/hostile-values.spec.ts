import { newAccount, sessionOf } from "./support/accounts";
import { bearing, JSON_TYPE, ownOrigin, post } from "./support/api";
import { standingOf } from "./support/database";
import { newAddress, newPerson } from "./support/people";
import { expectRefused, raw } from "./support/refusals";
import { type Header, send } from "./support/send";
import { expect, test } from "./support/story";

const KIB = 1024;

test("nothing but printable names and plain addresses becomes an account", async () => {
  const oddNames = [
    "a\u0000b",
    "\u202eadmin",
    "\u0007",
    "zero\u200bwidth",
    "a\r\nBcc: x@evil.test",
  ];
  for (const name of [...oddNames, "\ud800", "x".repeat(10_000), " ", "\ufeff"]) {
    const person = { ...newPerson(), name };
    const answer = await post("/api/v1/auth/register", person);
    expectRefused(answer, 422, "INVALID_INPUT", JSON.stringify(name).slice(0, 40));
    expect(answer.json().fields).toHaveProperty("name");
    expect(await standingOf(person.email)).toEqual([]);
  }
  const oddEmails = [
    "a\u0000b@example.com",
    "a@example.com\r\nBcc: x@evil.test",
    "a@b",
    "@example.com",
  ];
  const lookalikes = [
    "mi\u212ae@example.com",
    "a\uff20example.com",
    "a@@example.com",
    "<a@example.com>",
  ];
  const lists = [
    "a@example.com,b@example.com",
    "a@example.com;b@example.com",
    "\ud800@example.com",
  ];
  for (const email of [...oddEmails, ...lookalikes, ...lists, `${"x".repeat(255)}@example.com`]) {
    const answer = await post("/api/v1/auth/register", { ...newPerson(), email });
    expectRefused(answer, 422, "INVALID_INPUT", JSON.stringify(email).slice(0, 40));
    expect(answer.json().fields).toHaveProperty("email");
  }
});

test("odd passwords are refused or wrong, and never break anything", async () => {
  const { email } = await newAccount();
  const odd = ["\u0000", "\ud800", "\u202e", "x".repeat(128), "🜁".repeat(128), "' or 1=1 --"];
  for (const password of odd) {
    const answer = await post("/api/v1/auth/login", { email, password, client: "web" });
    expect([401, 422, 429], JSON.stringify(password)).toContain(answer.status);
  }
  for (const password of ["x".repeat(129), "🜁".repeat(129), "x".repeat(60_000)]) {
    const answer = await post("/api/v1/auth/login", { email, password, client: "web" });
    expectRefused(answer, 422, "INVALID_INPUT", `${password.length} long`);
  }
});

test("a session is ended by one cookie alone: bodies and other headers name nobody", async () => {
  const person = await newAccount();
  const cookie = await sessionOf(person);
  const token = /sallyport=([^;]+)/.exec(cookie)?.[1] ?? "";
  const ways: Header[][] = [
    [["Authorization", `Bearer ${token}`]],
    [["X-Session", token]],
    [bearing(`sallyport=${token}; sallyport=x`)],
    [bearing(`sallyport="${token}"`)],
    [bearing(`sallyport=${token}%20`)],
    [bearing(`sallyport=${encodeURIComponent(`${token}=`)}`)],
    [bearing(`__Host-sallyport=${token}`)],
    [bearing(`Sallyport=${token}`)],
    [bearing(`xsallyport=${token}`)],
    [bearing(`sallyport=${"x".repeat(8 * KIB)}`)],
    [bearing("sallyport=\u00ff; ;;=;a")],
    [bearing(Array.from({ length: 200 }, (_, at) => `c${at}=${at}`).join("; "))],
    [bearing("sallyport=; sallyport-browser=%00; sallyport-waiting=Fe26.2*x")],
  ];
  for (const headers of ways) {
    const answer = await send(`/api/v1/me?token=${token}&sallyport=${token}`, { headers });
    expect(answer.status, JSON.stringify(headers).slice(0, 90)).toBe(401);
    const page = await send("/account", { headers });
    expect(page.status).toBe(307);
  }
  expect((await send("/api/v1/me", { headers: [bearing(cookie)] })).status).toBe(200);
});

test("the door for policy reports takes anything and tells nothing", async () => {
  const reports = [
    "",
    "{",
    "\u0000",
    "x".repeat(100_000),
    '{"csp-report":{"blocked-uri":"x\\ny"}}',
  ];
  for (const body of reports) {
    const answer = await raw("/api/csp-report", { body });
    expect([204, 413]).toContain(answer.status);
    expect(answer.text.includes("stack")).toBe(false);
  }
});

test("next-auth's own addresses make no session and lead nowhere else", async () => {
  const calls = [
    "signin",
    "signin/google",
    "callback/google",
    "callback/credentials",
    "error",
    "_log",
  ];
  for (const call of [
    ...calls,
    "csrf",
    "providers",
    "session",
    "signout",
    "verify-request",
    "x/y/z",
  ]) {
    for (const method of ["GET", "POST"]) {
      const path = `/api/auth/${call}?callbackUrl=https://evil.test`;
      const sending = method === "POST" ? { body: "{}", headers: [JSON_TYPE, ownOrigin()] } : {};
      const answer = await send(path, { method, from: newAddress(), ...sending });
      expect(answer.status, `${method} ${call}`).toBeLessThan(500);
      expect(answer.headers.location ?? "", `${method} ${call}`).not.toMatch(/^https:\/\/evil/);
      expect(answer.cookies.join(), `${method} ${call}`).not.toMatch(/(^|,)sallyport=./);
    }
  }
});
