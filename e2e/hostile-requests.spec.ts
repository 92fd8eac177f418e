import { newAccount, sessionOf, signIn } from "./support/accounts";
import { bearing, JSON_TYPE, ownOrigin, post } from "./support/api";
import { row, standingOf } from "./support/database";
import { apiDoors, apiPaths } from "./support/doors";
import { newAddress, newPerson } from "./support/people";
import { type Header, send } from "./support/send";
import { expect, test } from "./support/story";

const ODD_METHODS = ["TRACE", "PROPFIND", "LOCK", "PURGE"];

test("each call has its methods, and says which when another is used", async () => {
  const allowed = { "/api/v1/me": ["GET", "PATCH"], "/api/v1/auth/logout": ["POST"] };
  const calls = { ...allowed, ...Object.fromEntries(apiPaths.map((path) => [path, ["POST"]])) };
  for (const [path, own] of Object.entries(calls)) {
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"]) {
      if (own.includes(method)) continue;
      const answer = await send(path, { method, headers: [ownOrigin(), JSON_TYPE], body: "{}" });
      expect({ status: answer.status, code: answer.json().code }).toEqual({
        status: 405,
        code: "METHOD_NOT_ALLOWED",
      });
      expect(answer.headers.allow, path).toBe(own.join(", "));
    }
  }
});

test("methods that nobody asked for reach nothing", async () => {
  const person = await newAccount();
  const cookie = bearing(await sessionOf(person));
  const before = await standingOf(person.email);
  const obeyed: string[] = [];
  for (const path of ["/login", "/account", "/sign-out", "/api/v1/me", ...apiPaths]) {
    for (const method of ODD_METHODS) {
      const answer = await send(path, { method, headers: [cookie, ["X-Echo", "secret-echo"]] });
      expect(answer.text).not.toContain("secret-echo");
      if (![400, 405, 501].includes(answer.status))
        obeyed.push(`${method} ${path} ${answer.status}`);
    }
    for (const method of ["PUT", "PATCH", "DELETE", "OPTIONS"]) {
      const { status } = await send(path, { method, headers: [cookie, ownOrigin()] });
      // 415: it is asked for what it takes, and got nothing.
      if (![204, 400, 404, 405, 415].includes(status)) obeyed.push(`${method} ${path} ${status}`);
    }
  }
  expect(obeyed).toEqual([]);
  expect(await standingOf(person.email)).toEqual(before);
});

test("reading never signs out, and no header turns reading into writing", async () => {
  const person = await newAccount();
  const cookie = bearing(await sessionOf(person));
  const before = await standingOf(person.email);
  const overrides: Header[] = [
    ["X-HTTP-Method-Override", "POST"],
    ["X-Method-Override", "POST"],
    ["X-HTTP-Method", "DELETE"],
  ];
  for (const path of ["/sign-out", "/api/v1/auth/logout", "/api/auth/signout"]) {
    for (const method of ["GET", "HEAD", "OPTIONS"]) {
      const headers = [cookie, ownOrigin(), ...overrides];
      const answer = await send(`${path}?_method=POST`, { method, headers });
      expect(answer.status, `${method} ${path}`).toBeLessThan(500);
      expect(answer.cookies.join(), `${method} ${path}`).not.toContain("sallyport=;");
    }
  }
  expect(await standingOf(person.email)).toEqual(before);
  expect((await send("/api/v1/me", { headers: [cookie] })).status).toBe(200);
});

test("addresses and queries of any shape are answered without an error of ours", async () => {
  const cookie = bearing(await sessionOf(await newAccount()));
  const odd = [
    "%00",
    "%",
    "%zz",
    "%ff",
    "%c0%ae%c0%ae",
    "%ed%a0%80",
    "%e2%80%ae",
    "a%0d%0aX-Odd:1",
  ];
  const values = [...odd, "'", "[]", "__proto__", "a".repeat(7_000), "-1", "%5B%22%22%5D"];
  const queries = ["token", "returnTo", "notice", "cursor", "error", "callbackUrl", "_rsc"];
  const broken: string[] = [];
  const pages = [
    "/login",
    "/register",
    "/verify-email",
    "/setup",
    "/account",
    "/admin/messages",
    "/admin/users",
  ];
  for (const value of values) {
    const targets = [`/${value}`, `/account/${value}`, `/api/${value}`, `/api/v1/${value}`];
    const more = [`/api/auth/${value}`, `/_next/${value}`, `/api/auth/session?x=${value}`];
    // As much as the server reads of an address: beyond that it hangs up.
    const short = value.slice(0, 2_000);
    const asked = pages.map(
      (page) => `${page}?${queries.map((key) => `${key}=${short}`).join("&")}`,
    );
    const doubled = pages.map((page) => `${page}?token=${value}&token=x&__proto__[x]=1&a[b][c]=1`);
    for (const path of [...targets, ...more, ...asked, ...doubled]) {
      const answer = await send(path, { headers: [cookie], from: newAddress() });
      expect(answer.headers).not.toHaveProperty("x-odd");
      if (answer.status >= 500) broken.push(`${path.slice(0, 100)} ${answer.status}`);
    }
  }
  expect(broken).toEqual([]);
});

test("a word that every object knows is no notice of a page", async () => {
  const open = ["/login", "/register", "/verify-email", "/forgot-password", "/not-me"];
  for (const word of ["__proto__", "constructor", "toString"]) {
    for (const path of open) {
      const answer = await send(`${path}?notice=${word}`, { from: newAddress() });
      expect(answer.status, `${path} ${word}`).toBe(200);
    }
  }
});

test("the server fetches nothing on anybody's behalf", async () => {
  const targets = [
    "http://169.254.169.254/",
    "//evil.test/x.png",
    "/api/v1/me",
    "http://localhost:1/",
  ];
  for (const target of targets) {
    const answer = await send(`/_next/image?url=${encodeURIComponent(target)}&w=640&q=75`);
    expect([400, 404], target).toContain(answer.status);
  }
});

test("what only the server may say of a request cannot be said by its sender", async () => {
  const person = await newAccount();
  const from = newAddress();
  const claimed: Header[] = [
    ["X-Request-Id", "chosen-by-a-stranger"],
    ["X-Sallyport-Address", "203.0.113.9"],
    ["X-Sallyport-Path", "//evil.test"],
    ["X-Nonce", "chosen"],
    ["X-Real-IP", "203.0.113.9"],
    ["Client-IP", "203.0.113.9"],
    ["Content-Security-Policy", "script-src 'nonce-chosen'"],
    ["x-middleware-subrequest", "proxy:proxy:proxy:proxy:proxy"],
    ["x-invoke-path", "/admin/messages"],
    ["X-Forwarded-For", "203.0.113.9"],
  ];
  const signedIn = await signIn(person, { headers: claimed, from });
  expect(signedIn.status).toBe(200);
  expect(signedIn.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
  const { sessionId } = signedIn.json<{ sessionId: string }>();
  const seen = await row<{ address: string; path: string }>(
    "select host(address) as address from session where id = $1",
    [sessionId],
  );
  expect(seen.address).toBe(from);

  const page = await send("/account", { headers: claimed });
  expect(page.headers.location).toBe("/login?returnTo=%2Faccount");
  const policy = String(
    (await send("/login", { headers: claimed })).headers["content-security-policy"],
  );
  expect(policy).not.toContain("chosen");
});

test("rates count the real client, so a forged address buys no more tries", async () => {
  const from = newAddress();
  const answers: number[] = [];
  for (let at = 0; at < 31; at += 1) {
    const headers: Header[] = [["X-Forwarded-For", `203.0.113.${at}`]];
    const body = { email: newPerson().email, code: "12345678" };
    answers.push((await post("/api/v1/auth/verify-email", body, { from, headers })).status);
  }
  expect(answers.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 401));
  expect(answers.at(-1)).toBe(429);
});

test("markup in what people send stays text", async ({ page }) => {
  const markup = `<img src=x onerror="document.title='ran'">`;
  const person = await newAccount({ ...newPerson(), name: markup });
  const agent: Header = ["User-Agent", `<script>document.title='ran'</script>${"x".repeat(4_000)}`];
  const { cookies } = await signIn(person, { headers: [agent] });
  const value = /^sallyport=([^;]+)/.exec(cookies[0] ?? "")?.[1] ?? "";
  await page.goto("/login");
  await page.context().addCookies([{ name: "sallyport", value, url: page.url() }]);
  await page.goto("/account");
  await expect(page.getByText(`Signed in as ${markup}.`)).toBeVisible();
  expect(await page.title()).not.toContain("ran");
});

test("a body cut short, or longer than it said, leaves the server as it was", async () => {
  const body = JSON.stringify(apiDoors["/api/v1/auth/login"]);
  for (const length of ["x", "-1", "1e3", "99999999999999999999"]) {
    const headers: Header[] = [JSON_TYPE, ownOrigin(), ["Content-Length", length]];
    const answer = await send("/api/v1/auth/login", { method: "POST", headers }).catch(() => null);
    if (answer) expect([400, 411, 413]).toContain(answer.status);
  }
  const both: Header[] = [JSON_TYPE, ownOrigin(), ["Transfer-Encoding", "chunked"]];
  const smuggled = await send("/api/v1/auth/login", { method: "POST", headers: both, body }).catch(
    () => null,
  );
  if (smuggled) expect(smuggled.status).toBe(400);
  expect((await send("/api/health")).status).toBe(200);
});
