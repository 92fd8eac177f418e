import { createHash, randomBytes } from "node:crypto";
import { latestMailTo } from "@/scripts/testing/mailbox";
import { newAccount, newProtected, sessionOf, signIn } from "./support/accounts";
import { bearing, callAs, JSON_TYPE, ownOrigin, post } from "./support/api";
import { appUrl } from "./support/app-url";
import { makeStale, row } from "./support/database";
import type { EmptyApp } from "./support/empty-app";
import { postForm } from "./support/forms";
import { newPerson, type Person } from "./support/people";
import { expectRefused, raw } from "./support/refusals";
import type { Answer } from "./support/send";
import { expect, test } from "./support/story";

const long = `${"quiet kettles hum at noon while ".repeat(3)}otters juggle`;

/** Passwords that careless hashing cuts short or folds, each with one that must not pass for it. */
const passwords = {
  "more than 72 bytes": [`${long} lanterns`, `${long} melons`],
  "emoji alone": [
    "\u{1f98a}\u{1f43b}\u{1f989}\u{1f41d}\u{1f33f}\u{1f30a}\u{1f525}\u{1f319}\u{1f344}\u{1f41a}\u{1f994}\u{1f335}",
    "\u{1f98a}\u{1f43b}\u{1f989}\u{1f41d}\u{1f33f}\u{1f30a}\u{1f525}\u{1f319}\u{1f344}\u{1f41a}\u{1f994}\u{1f340}",
  ],
  "a NUL": ["violet tramways\u0000under lamps", "violet tramways\u0000over rivers"],
} as const;

const fresh = newPerson().password;

/** What each door that sets a password answers in API and page; then who it was set for. */
type Setter = (password: string, app: EmptyApp) => Promise<{ person: Person; base?: string }>;

async function verified(person: Person): Promise<{ person: Person }> {
  const sql = `update "user" set email_verified_at = now() where email = $1 returning id`;
  await row(sql, [person.email]);
  return { person };
}

async function resetLink(person: Person): Promise<string> {
  await post("/api/v1/auth/forgot-password", { email: person.email });
  const mail = await latestMailTo(person.email, { subject: /^Set a new password$/ });
  const link = mail.links.find((each) => each.includes("/reset-password?token=")) ?? "";
  return new URL(link).searchParams.get("token") ?? "";
}

const setters: Record<string, Setter> = {
  "registration by API": async (password) => {
    const person = { ...newPerson(), password };
    expect((await post("/api/v1/auth/register", person)).status).toBe(202);
    return verified(person);
  },
  "registration by page": async (password) => {
    const person = { ...newPerson(), password };
    const answer = await postForm("/register", Object.entries(person));
    expect(answer.headers.location).toBe("/verify-email");
    return verified(person);
  },
  "set-up": async (password, app) => {
    const person = { ...newPerson(), password };
    const { pathname, search } = new URL(await app.startOver());
    const typed = Object.entries(person);
    const answer = await postForm(`${pathname}${search}`, typed, { base: app.url });
    expect(answer.headers.location).toBe("/account");
    return { person, base: app.url };
  },
  "reset by API": async (password) => {
    const person = await newAccount();
    const body = { token: await resetLink(person), password };
    expect((await post("/api/v1/auth/reset-password", body)).status).toBe(204);
    return { person: { ...person, password } };
  },
  "reset by page": async (password) => {
    const person = await newAccount();
    const path = `/reset-password?token=${await resetLink(person)}`;
    const answer = await postForm(path, [["password", password]]);
    expect(answer.headers.location).toContain("notice=password-set");
    return { person: { ...person, password } };
  },
  "change by API": async (password) => {
    const person = await newAccount();
    const body = { currentPassword: person.password, newPassword: password };
    const cookie = await sessionOf(person);
    expect((await callAs(cookie, "/auth/change-password", body)).status).toBe(200);
    return { person: { ...person, password } };
  },
  "change by page": async (password) => {
    const person = await newAccount();
    const headers = [bearing(await sessionOf(person)), ownOrigin()];
    const typed: [string, string][] = [
      ["currentPassword", person.password],
      ["newPassword", password],
    ];
    const answer = await postForm("/account/password", typed, { headers });
    expect(answer.headers.location).toContain("notice=changed");
    return { person: { ...person, password } };
  },
};

for (const [name, set] of Object.entries(setters)) {
  test(`${name} takes a password whole, and it alone signs in`, async ({ emptyApp }) => {
    for (const [kind, [password, near]] of Object.entries(passwords)) {
      const { person, base } = await set(password, emptyApp);
      const tried = await signIn({ ...person, password: near }, { base });
      expect(tried.status, kind).toBe(401);
      expect((await signIn(person, { base })).status, kind).toBe(200);
    }
  });
}

/** The doors that ask for the password there is. Each says whether it opened. */
type Asker = (person: Person, password: string) => Promise<boolean>;

const shows = ({ status, text }: Answer, words: string) => status === 200 && text.includes(words);

const askers: Record<string, Asker> = {
  "sign-in by API": async ({ email }, password) =>
    (await signIn({ email, password })).status === 200,
  "sign-in by page": async ({ email }, password) => {
    const typed: [string, string][] = [
      ["email", email],
      ["password", password],
    ];
    return (await postForm("/login", typed)).status === 303;
  },
  "confirmation by API": async (person, password) => {
    const cookie = await sessionOf(person);
    return (await callAs(cookie, "/auth/confirm", { password })).status === 200;
  },
  "confirmation by page": async (person, password) => {
    const headers = [bearing(await sessionOf(person)), ownOrigin()];
    await makeStale(person.email);
    return (await postForm("/confirm", [["password", password]], { headers })).status === 303;
  },
  "change by API": async (person, currentPassword) => {
    const cookie = await sessionOf(person);
    const body = { currentPassword, newPassword: fresh };
    return (await callAs(cookie, "/auth/change-password", body)).status === 200;
  },
  "change by page": async (person, currentPassword) => {
    const headers = [bearing(await sessionOf(person)), ownOrigin()];
    const typed: [string, string][] = [
      ["currentPassword", currentPassword],
      ["newPassword", fresh],
    ];
    return (await postForm("/account/password", typed, { headers })).status === 303;
  },
};

const factorAskers: Record<string, (cookie: string, password: string) => Promise<boolean>> = {
  "new backup codes by API": async (cookie, password) =>
    (await callAs(cookie, "/mfa/backup-codes/regenerate", { password })).status === 200,
  "new backup codes by page": async (cookie, password) => {
    const headers = [bearing(cookie), ownOrigin()];
    const answer = await postForm("/account/two-factor", [["password", password]], {
      headers,
      mark: "backup-codes",
    });
    return shows(answer, "You have new backup codes.");
  },
  "turning two-factor off by API": async (cookie, password) =>
    (await callAs(cookie, "/mfa/disable", { password })).status === 200,
  "turning two-factor off by page": async (cookie, password) => {
    const headers = [bearing(cookie), ownOrigin()];
    const typed: [string, string][] = [["password", password]];
    const sending = { headers, mark: "turn-off" };
    return (await postForm("/account/two-factor", typed, sending)).status === 303;
  },
};

const accountWith = (password: string): Promise<Person> => newAccount({ ...newPerson(), password });

for (const [name, opens] of Object.entries(askers)) {
  test(`${name} opens for the whole password alone`, async () => {
    for (const [kind, [password, near]] of Object.entries(passwords)) {
      const person = await accountWith(password);
      expect(await opens(person, near), `near, ${kind}`).toBe(false);
      expect(await opens(person, password), kind).toBe(true);
    }
  });
}

for (const [name, opens] of Object.entries(factorAskers)) {
  test(`${name} opens for the whole password alone`, async () => {
    test.setTimeout(180_000);
    for (const [kind, [password, near]] of Object.entries(passwords)) {
      const person = await newProtected();
      const body = { currentPassword: person.password, newPassword: password };
      const changed = await callAs(await sessionOf(person), "/auth/change-password", body);
      expect(changed.status).toBe(200);
      const cookie = await sessionOf({ ...person, password });
      expect(await opens(cookie, near), `near, ${kind}`).toBe(false);
      expect(await opens(cookie, password), kind).toBe(true);
    }
  });
}

const doors = (person: Person, password: unknown): Record<string, object> => ({
  "/auth/register": { ...newPerson(), password },
  "/auth/login": { email: person.email, password, client: "web" },
  "/auth/reset-password": { token: "A".repeat(43), password },
  "/auth/change-password": { currentPassword: person.password, newPassword: password },
  "/auth/confirm": { password },
  "/mfa/disable": { password },
  "/mfa/backup-codes/regenerate": { password },
});

test("half a character, and more of them than there may be, are refused by every call", async () => {
  const person = await newAccount();
  const cookie = await sessionOf(person);
  for (const [sent, code] of [
    [`${fresh}\ud800`, "password.malformed"],
    [`\udc00${fresh}`, "password.malformed"],
    ["\u{1f98a}".repeat(129), "password.tooLong"],
    ["x".repeat(60_000), "password.tooLong"],
  ] as const) {
    for (const [path, body] of Object.entries(doors(person, sent))) {
      const answer = await callAs(cookie, path, body);
      expectRefused(answer, 422, "INVALID_INPUT", `${path} ${code}`);
      const { fieldCodes } = answer.json<{ fieldCodes: Record<string, string> }>();
      expect(Object.values(fieldCodes), path).toEqual([code]);
    }
    const current = { currentPassword: sent, newPassword: fresh };
    expect((await callAs(cookie, "/auth/change-password", current)).status).toBe(422);
  }
  expect((await signIn(person)).status).toBe(200);
});

const resetPage = `/reset-password?token=${"A".repeat(43)}`;

/** Pages with a form for somebody's password that are there for that somebody alone. */
async function ownPasswordForms(app: EmptyApp) {
  const person = await newProtected();
  const headers = [bearing(await sessionOf(person)), ownOrigin()];
  const setUp = new URL(await app.startOver());
  const lost = await finishLink();
  return [
    { path: "/account/two-factor", sending: { headers, mark: "turn-off" } },
    { path: "/account/two-factor", sending: { headers, mark: "backup-codes" } },
    { path: `${setUp.pathname}${setUp.search}`, sending: { base: app.url } },
    { path: `/recover/finish${lost.search}`, sending: {} },
  ];
}

/** What the form of `/recover/finish` is opened by. */
async function finishLink(): Promise<URL> {
  const { email } = await newProtected();
  const token = randomBytes(32).toString("base64url");
  await row(
    `insert into mail_token (id, purpose, user_id, token_digest, expires_at)
     select gen_random_uuid(), 'FINISH_RECOVERY', id, $2, now() + interval '1 day'
       from "user" where email = $1 returning id`,
    [email, createHash("sha256").update(token).digest()],
  );
  return new URL(`/recover/finish?token=${token}`, appUrl());
}

test("what no password can be is refused by the pages of one's own, and never an error", async ({
  emptyApp,
}) => {
  test.setTimeout(180_000);
  const odd = ["x".repeat(60_000), "\u{1f98a}".repeat(129), "\u0000", `${long} melons`, "\ufffd"];
  const huge = "x".repeat(1024 * 1024);
  for (const { path, sending } of await ownPasswordForms(emptyApp)) {
    for (const password of odd) {
      const answer = await postForm(path, [["password", password]], sending);
      expect(answer.status, path).toBe(200);
      expect(answer.text, path).toMatch(/role="alert"|aria-invalid="true"/);
    }
    const answer = await postForm(path, [["password", huge]], sending);
    expect([411, 413], path).toContain(answer.status);
  }
});

test("a password of a megabyte is not read, by any call or page", async () => {
  const cookie = await sessionOf(await newAccount());
  const huge = "x".repeat(1024 * 1024);
  for (const [path, body] of Object.entries(doors(newPerson(), huge))) {
    const headers = [JSON_TYPE, bearing(cookie)];
    const answer = await raw(`/api/v1${path}`, { headers, body: JSON.stringify(body) });
    expectRefused(answer, 413, "BODY_TOO_LARGE", path);
  }
  const headers = [bearing(cookie), ownOrigin(appUrl())];
  for (const path of ["/login", "/register", resetPage, "/account/password", "/confirm"]) {
    const sending = path.startsWith("/account") || path === "/confirm" ? { headers } : {};
    const answer = await postForm(path, [["password", huge]], sending);
    expect([411, 413], path).toContain(answer.status);
  }
});

test("the document of the API says how long a new password is at least", async () => {
  const { paths } = (await raw("/api/v1/openapi.json", { method: "GET", headers: [] })).json<{
    paths: Record<string, { post: { requestBody: { content: Record<string, Body> } } }>;
  }>();
  for (const [path, field] of [
    ["/auth/register", "password"],
    ["/auth/reset-password", "password"],
    ["/auth/change-password", "newPassword"],
  ] as const) {
    const schema = paths[path]?.post.requestBody.content["application/json"]?.schema;
    expect(schema?.properties[field], path).toMatchObject({ minLength: 12, maxLength: 128 });
  }
});

type Body = { schema: { properties: Record<string, object> } };
