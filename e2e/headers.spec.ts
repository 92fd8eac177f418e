import { newAccount, sessionOf, signIn } from "./support/accounts";
import { bearing, JSON_TYPE, ownOrigin } from "./support/api";
import { appUrl } from "./support/app-url";
import { newAddress, newPerson } from "./support/people";
import { type Answer, type Header, type Sending, send } from "./support/send";
import { expect, test } from "./support/story";

const big = "x".repeat(70_000);
const POST_JSON = { method: "POST", headers: [JSON_TYPE, ownOrigin()] };

const answers: [what: string, path: string, status: number, sending?: Sending][] = [
  ["a page", "/login", 200],
  ["a redirect", "/account", 307],
  ["a missing page", "/nowhere", 404],
  ["a missing page below one", "/account/nowhere.css", 404],
  ["the icon", "/icon.svg", 200],
  ["the API's health", "/api/health", 200],
  ["the API's document", "/api/v1/openapi.json", 200],
  ["a call without a session", "/api/v1/me", 401],
  ["a stream without a session", "/account/live", 401],
  [
    "a download without a session",
    "/account/data/download",
    303,
    {
      method: "POST",
      body: "now=1",
      headers: [["Content-Type", "application/x-www-form-urlencoded"], ownOrigin()],
    },
  ],
  ["a call without a service key", "/api/v1/auth/introspect", 401, POST_JSON],
  ["a missing call", "/api/v1/nowhere", 404],
  ["a missing call beside a real one", "/api/v1/me.css", 404],
  ["a wrong method", "/api/v1/me", 405, { method: "POST" }],
  ["a foreign call", "/api/v1/auth/login", 403, { method: "POST", headers: [["Origin", "null"]] }],
  ["a body of another kind", "/api/v1/auth/login", 415, { method: "POST", body: "x" }],
  ["a body too large", "/api/v1/auth/login", 413, { ...POST_JSON, body: big }],
  ["a body that is none", "/api/v1/auth/login", 400, { ...POST_JSON, body: "{" }],
  ["next-auth's session", "/api/auth/session", 200],
];

const isPage = ({ headers }: Answer): boolean =>
  String(headers["content-type"] ?? "").startsWith("text/html");

for (const [what, path, status, sending] of answers) {
  test(`${what} carries every protecting header`, async () => {
    const answer = await send(path, { from: newAddress(), ...sending });
    expect(answer.status).toBe(status);
    expectProtected(answer);
  });
}

test("scripts, styles and fonts carry them too", async () => {
  const { text } = await send("/login");
  const chunks = [...text.matchAll(/"(\/_next\/static\/[^"?\\]+)[^"]*"/g)].map(([, path]) => path);
  expect(chunks.length).toBeGreaterThan(2);
  for (const path of new Set(chunks)) expectProtected(await send(path ?? ""));
  expect((await send("/_next/static/chunks/none.js")).status).toBe(404);
});

function expectProtected(answer: Answer): void {
  const { headers } = answer;
  const policy = String(headers["content-security-policy"]);
  expect(headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "referrer-policy": expect.stringMatching(/^(no-referrer|same-origin|strict-origin)$/),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
    "x-request-id": expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  const [, seconds] = /^max-age=(\d+); includeSubDomains/.exec(
    String(headers["strict-transport-security"]),
  ) ?? ["", "0"];
  expect(Number(seconds)).toBeGreaterThanOrEqual(31_536_000);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe-(inline|eval)/);
  expect(headers).not.toHaveProperty("x-powered-by");
  expect(headers).not.toHaveProperty("server");
  expect(headers).not.toHaveProperty("access-control-allow-origin");
  if (answer.text) expect(headers["content-type"]).toMatch(/\/|charset/);
  if (isPage(answer)) {
    expect(policy).toMatch(/object-src 'none'/);
    expect(policy).toMatch(/base-uri 'none'/);
    expect(policy).toMatch(/form-action 'self'/);
    expect(policy).toMatch(/'nonce-[^']{16,}'/);
  }
}

test("each page has a nonce of its own, and every script and style on it bears that one", async () => {
  const nonces = new Set<string>();
  for (const path of ["/login", "/login", "/register", "/nowhere", "/nowhere"]) {
    const { headers, text } = await send(path);
    const nonce = /'nonce-([^']+)'/.exec(String(headers["content-security-policy"]))?.[1] ?? "";
    const inline = [...text.matchAll(/<(script|style)\b([^>]*)>/g)];
    expect(inline.length).toBeGreaterThan(0);
    for (const [tag] of inline) expect(tag).toContain(`nonce="${nonce}"`);
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(5);
});

test("no cookie comes before it is needed, and each one is for this host and servers alone", async () => {
  for (const path of ["/", "/login", "/register", "/verify-email", "/nowhere", "/api/v1/me"]) {
    expect((await send(path)).cookies, path).toEqual([]);
  }
  const { cookies } = await signIn(await newAccount());
  expect(cookies.map((cookie) => cookie.split("=")[0]).sort()).toEqual([
    "sallyport",
    "sallyport-browser",
  ]);
  for (const cookie of cookies) {
    expect(cookie).toMatch(/; Path=\/(;|$)/);
    expect(cookie).toMatch(/; HttpOnly/i);
    expect(cookie).toMatch(/; SameSite=lax/i);
    expect(cookie).not.toMatch(/Domain=/i);
    expect(cookie.length).toBeLessThan(4096);
  }
});

test("nothing personal may be kept by anything on the way", async () => {
  const cookie = await sessionOf(await newAccount());
  const signedIn = [
    "/account",
    "/account/sessions",
    "/account/live",
    "/api/v1/me",
    "/api/v1/sessions",
  ];
  const desk = ["messages", "api-keys", "users", "policies", "audit", "requests"];
  const admins = ["/admin", ...desk.map((page) => `/admin/${page}`)];
  const paths = [...signedIn, ...admins, "/login", "/verify-email"];
  for (const path of [...paths, "/api/auth/session", "/account?_rsc=1"]) {
    for (const headers of [[bearing(cookie)], []]) {
      const answer = await send(path, { headers });
      expect(answer.headers["cache-control"], path).toContain("no-store");
      expect(answer.headers, path).not.toHaveProperty("etag");
    }
  }
  const refused = await signIn(newPerson());
  expect(refused.headers["cache-control"]).toContain("no-store");
});

test("under another name of this machine a page leads to the one in the settings", async () => {
  const { port } = new URL(appUrl());
  for (const name of ["127.0.0.1", "[::1]"]) {
    const headers: Header[] = [["Host", `${name}:${port}`]];
    const answer = await send("/login?returnTo=/account", { headers });
    expect(answer.status).toBe(307);
    expect(answer.headers.location).toBe(`${appUrl()}/login?returnTo=/account`);
    expectProtected(answer);
  }
});

test("nothing of the workshop lies about", async () => {
  const paths = ["/.env", "/.git/HEAD", "/package.json", "/.data/secret", "/prisma/schema.prisma"];
  for (const path of [...paths, "/api/metrics", "/api/test", "/metrics", "/seed", "/api/docs/x"]) {
    expect((await send(path)).status, path).toBe(404);
  }
  const ready = (await send("/api/health/ready")).json<Record<string, unknown>>();
  for (const value of Object.values(ready)) expect(["ok", true]).toContain(value);
});
