import { totpCode } from "@/scripts/testing/totp";
import {
  challengeOf,
  newAccount,
  newAdmin,
  newProtected,
  sessionOf,
  verify,
} from "./support/accounts";
import { bearing, JSON_TYPE } from "./support/api";
import { countEvents } from "./support/database";
import { newAddress, type Person } from "./support/people";
import { call, newPhone } from "./support/phones";
import { expectRefused } from "./support/refusals";
import { type Answer, send } from "./support/send";
import { callWith, idOf, newServiceKey, revoke, serviceScopes } from "./support/service-keys";
import { expect, test } from "./support/story";
import { wrongCode } from "./support/two-factor";

const NOBODY = "01990000-0000-7000-8000-000000000001";
const AT_ONCE = 20;

const doors = [
  ["password:verify", "/auth/verify-password", { userId: NOBODY, password: "x" }],
  ["mfa:read", `/users/${NOBODY}/mfa`, undefined],
  ["mfa:challenge", `/users/${NOBODY}/mfa/challenge`, { purpose: "Pay out" }],
  ["session:introspect", "/auth/introspect", { token: "x" }],
] as const;

const checkPassword = (key: string, body: object, sending?: Parameters<typeof callWith>[3]) =>
  callWith(key, "/auth/verify-password", body, sending);

async function challenged(key: string, person: Person, more: object = {}): Promise<string> {
  const path = `/users/${await idOf(person.email)}/mfa/challenge`;
  const asked = await callWith(key, path, { purpose: "Pay out 300 €", ...more });
  expect(asked.status, asked.text).toBe(201);
  return asked.json<{ challengeId: string }>().challengeId;
}

const expectKeyAsked = (answer: Answer, what: string) => {
  expectRefused(answer, 401, "UNAUTHENTICATED", what);
  expect(answer.headers["www-authenticate"]).toMatch(/^Bearer/);
};

test("a password is checked with exactly these answers", async () => {
  const { key } = await newServiceKey({ scopes: ["password:verify"] });
  const person = await newAccount();
  const userId = await idOf(person.email);
  const right = await checkPassword(key, { userId, password: person.password });
  expect({ status: right.status, body: right.json() }).toEqual({
    status: 200,
    body: { valid: true },
  });
  expect(right.headers["cache-control"]).toContain("no-store");
  expect(right.cookies).toEqual([]);

  const { password } = person;
  const missing = [
    {},
    { userId },
    { password },
    { userId: "", password },
    { userId, password: "" },
    { userId: null, password: null },
  ];
  for (const body of missing) {
    const answer = await checkPassword(key, body);
    expectRefused(answer, 400, "MISSING_PARAMETERS", JSON.stringify(body));
  }
  const bare = await call("/auth/verify-password", { token: key, method: "POST" });
  expectRefused(bare, 400, "MISSING_PARAMETERS", "no body");
  for (const unknown of [NOBODY, "nobody", person.email]) {
    const answer = await checkPassword(key, { userId: unknown, password });
    expectRefused(answer, 404, "USER_NOT_FOUND", unknown);
  }
  const odd = [
    { userId: 1, password },
    { userId, password: ["x"] },
    { userId, password, role: 1 },
  ];
  for (const body of odd) {
    expectRefused(await checkPassword(key, body), 422, "INVALID_INPUT", JSON.stringify(body));
  }

  for (let wrong = 1; wrong <= 5; wrong++) {
    const answer = await checkPassword(key, { userId, password: "not it at all" });
    expectRefused(answer, 401, "INVALID_PASSWORD", String(wrong));
  }
  const locked = await checkPassword(key, { userId, password });
  expectRefused(locked, 403, "ACCOUNT_LOCKED", "locked");
  expect(Number(locked.headers["retry-after"])).toBeGreaterThan(0);
  expect(await countEvents(person.email, "service.password_wrong")).toBe(5);
});

test("without a key that is good for it every door is shut, whatever else is shown", async () => {
  const person = await newAccount();
  const { accessToken } = await newPhone(person);
  const adminCookie = bearing(await sessionOf(await newAdmin()));
  const { key: expired } = await newServiceKey({ ends: "-1 second" });
  const { key: revoked, id } = await newServiceKey();
  await revoke(id);
  const wrong = [expired, revoked, accessToken, `${revoked}x`, "sk_", "", " ", "sk_\u00e9"];
  for (const [scope, path, body] of doors) {
    expectKeyAsked(await call(path, { body }), path);
    expectKeyAsked(await call(path, { body, headers: [adminCookie] }), `${path} as an admin`);
    for (const token of wrong)
      expectKeyAsked(await call(path, { body, token }), `${path} ${token}`);
    const inAddress = await call(`${path}?access_token=${revoked}`, { body });
    expectKeyAsked(inAddress, "in the address");

    const others = serviceScopes.filter((other) => other !== scope);
    const { key: narrow, id: narrowId } = await newServiceKey({ scopes: others });
    const refused = await callWith(narrow, path, body);
    expectRefused(refused, 403, "FORBIDDEN", path);
    expect(refused.headers["www-authenticate"]).toBe(
      `Bearer error="insufficient_scope", scope="${scope}"`,
    );
    await revoke(narrowId);
    const twice = await call(path, { body, token: narrow, headers: [["Authorization", "x"]] });
    expectKeyAsked(twice, "two of them");
  }
});

test("a key opens nothing of a person's, and no cookie beside it counts", async () => {
  const { key } = await newServiceKey();
  const person = await newProtected();
  const cookie = bearing(await sessionOf(person));
  for (const path of ["/me", "/sessions", "/devices", "/events", "/mfa/status", "/me/export"]) {
    for (const headers of [[], [cookie]]) {
      expectRefused(await call(path, { token: key, headers }), 401, "UNAUTHENTICATED", path);
    }
  }
  const acts = ["/auth/logout-all", "/mfa/totp/setup", "/mfa/disable", "/me/export"];
  for (const path of acts) {
    const answer = await call(path, { token: key, body: { password: person.password } });
    expectRefused(answer, 401, "UNAUTHENTICATED", path);
  }
  const page = await send("/admin/api-keys", { headers: [["Authorization", `Bearer ${key}`]] });
  expect(page.headers.location).toMatch(/^\/login/);
  const beside = await callWith(key, `/users/${NOBODY}/mfa`, undefined, { headers: [cookie] });
  expectRefused(beside, 404, "USER_NOT_FOUND", "with a cookie");
});

test("the state of a second factor is told without secrets", async () => {
  const { key } = await newServiceKey({ scopes: ["mfa:read"] });
  const person = await newProtected();
  const answer = await callWith(key, `/users/${await idOf(person.email)}/mfa`);
  expect(answer.json()).toEqual({
    state: "ENABLED",
    methods: ["totp", "backup_code"],
    enabledAt: expect.stringMatching(/Z$/),
  });
  expect(answer.text).not.toContain(person.secret);
  for (const unknown of [NOBODY, "nobody", "%00"]) {
    expectRefused(await callWith(key, `/users/${unknown}/mfa`), 404, "USER_NOT_FOUND", unknown);
  }
});

test("a second factor is asked for a purpose, proved once, and signs nobody in", async () => {
  const { key } = await newServiceKey({ scopes: ["mfa:challenge"] });
  const another = await newServiceKey({ scopes: ["mfa:challenge"], name: "Archive" });
  const person = await newProtected();
  const userId = await idOf(person.email);
  const challengeId = await challenged(key, person);
  const signIn = await challengeOf(person);
  const code = totpCode(person.secret);
  const answerWith = (token: string, id: string, given = code) =>
    callWith(token, "/mfa/verify", { challengeId: id, method: "totp", code: given });

  const wrong = await answerWith(key, challengeId, wrongCode(person.secret));
  expectRefused(wrong, 401, "INVALID_CODE", "wrong");
  expectRefused(await answerWith(key, signIn), 410, "CHALLENGE_CLOSED", "a sign-in");
  expectRefused(await answerWith(another.key, challengeId), 410, "CHALLENGE_CLOSED", "another's");
  expectRefused(await verify(challengeId, code), 410, "CHALLENGE_CLOSED", "as a page");
  const asPhone = await call("/mfa/verify", { body: { challengeId, method: "totp", code } });
  expectRefused(asPhone, 410, "CHALLENGE_CLOSED", "as a phone");
  const sent = await call("/mfa/challenge", { body: { challengeId, method: "email" } });
  expectRefused(sent, 410, "CHALLENGE_CLOSED", "a code for it");

  const verified = await answerWith(key, challengeId);
  expect(verified.json()).toEqual({
    verified: true,
    challengeId,
    userId,
    method: "totp",
    purpose: "Pay out 300 €",
  });
  expect(verified.cookies).toEqual([]);
  expectRefused(await answerWith(key, challengeId), 410, "CHALLENGE_CLOSED", "again");
  expectRefused(await verify(signIn, code), 401, "INVALID_CODE", "the same code at sign-in");
  const trusting = { challengeId, method: "totp", code, trustDevice: true };
  expectRefused(await callWith(key, "/mfa/verify", trusting), 422, "INVALID_INPUT", "trust");
});

test("purposes are a line of text, and people without a second factor are not asked", async () => {
  const { key } = await newServiceKey({ scopes: ["mfa:challenge"] });
  const person = await newProtected();
  const path = `/users/${await idOf(person.email)}/mfa/challenge`;
  for (const purpose of ["", " ", "a\nb", "a\u0000b", "x".repeat(201), 1, null, undefined]) {
    const answer = await callWith(key, path, { purpose });
    expectRefused(answer, 422, "INVALID_INPUT", String(purpose).slice(0, 20));
  }
  const plain = await newAccount();
  const none = await callWith(key, `/users/${await idOf(plain.email)}/mfa/challenge`, {
    purpose: "Pay out",
  });
  expectRefused(none, 409, "MFA_NOT_ENABLED", "off");
});

test("of a token it is told whose it is, or that it is nobody's", async () => {
  const { key } = await newServiceKey({ scopes: ["session:introspect"] });
  const person = await newAccount();
  const { accessToken, refreshToken } = await newPhone(person);
  const look = async (token: string) =>
    (await callWith(key, "/auth/introspect", { token })).json<object>();
  expect(await look(accessToken)).toEqual({
    active: true,
    sub: await idOf(person.email),
    exp: expect.any(Number),
    amr: ["pwd"],
    auth_time: expect.any(Number),
  });
  const inactive = { active: false };
  for (const token of [refreshToken, key, "", "x", "\u0000", "x".repeat(4096)]) {
    expect(await look(token), token.slice(0, 20)).toEqual(inactive);
  }
  await call("/auth/logout", { token: accessToken, method: "POST" });
  expect(await look(accessToken)).toEqual(inactive);
  expectRefused(await callWith(key, "/auth/introspect", {}), 422, "INVALID_INPUT", "no token");
});

test("too many wrong keys from one address, or checks with one key, have to wait", async () => {
  const from = newAddress();
  const read = (token: string) => call(`/users/${NOBODY}/mfa`, { token, from });
  const statuses = new Set<number>();
  for (let tried = 0; tried < 31; tried++) {
    statuses.add((await read(`sk_${"A".repeat(43)}`)).status);
  }
  expect([...statuses]).toEqual([401, 429]);
  const { key } = await newServiceKey({ scopes: ["mfa:read", "password:verify"] });
  expectRefused(await read(key), 404, "USER_NOT_FOUND", "a right key from there");

  const check = () => checkPassword(key, { userId: NOBODY, password: "x" });
  for (let tried = 0; tried < 120; tried += AT_ONCE) {
    await Promise.all(Array.from({ length: AT_ONCE }, check));
  }
  const limited = await check();
  expectRefused(limited, 429, "RATE_LIMITED", "checks");
  expect(Number(limited.headers["retry-after"])).toBeGreaterThan(0);
});

test("the document and the page of the API tell what each key must be good for", async () => {
  const { json } = await send("/api/v1/openapi.json", { from: newAddress() });
  type Described = { security: object[]; responses: object };
  const told = json<{
    paths: Record<string, Record<string, Described>>;
    components: { securitySchemes: object };
  }>();
  expect(told.components.securitySchemes).toHaveProperty("serviceKey");
  const path = (name: string) => name.replace(NOBODY, "{id}");
  for (const [scope, name, body] of doors) {
    const described = told.paths[path(name)]?.[body ? "post" : "get"];
    expect(described?.security, name).toEqual([{ serviceKey: [scope] }]);
  }
  const both = told.paths["/mfa/verify"]?.post;
  expect(both?.security).toEqual([{}, { serviceKey: ["mfa:challenge"] }]);
  const { text } = await send("/api/docs", { from: newAddress() });
  for (const scope of serviceScopes) expect(text).toContain(`Service key with ${scope}`);
});

test.describe("on two instances", () => {
  test.describe.configure({ timeout: 120_000 });

  test("a revoked key is refused at once on both, and a code is good on one of them", async ({
    instances,
  }) => {
    const { key, id } = await newServiceKey();
    const person = await newProtected();
    const challengeId = await challenged(key, person);
    const body = { challengeId, method: "totp", code: totpCode(person.secret) };
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, at) =>
        callWith(key, "/mfa/verify", body, { via: instances[at % 2] }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const read = (via: number) => callWith(key, `/users/${NOBODY}/mfa`, undefined, { via });
    for (const via of instances) expect((await read(via)).status).toBe(404);
    await revoke(id);
    for (const via of instances) expectKeyAsked(await read(via), String(via));
  });
});

test("what is sent is read as JSON alone", async () => {
  const { key } = await newServiceKey();
  const asForm: [string, string] = ["Content-Type", "application/x-www-form-urlencoded"];
  const authorization: [string, string] = ["Authorization", `Bearer ${key}`];
  const sending = { method: "POST", from: newAddress() };
  const form = await send("/api/v1/auth/introspect", {
    ...sending,
    body: "token=x",
    headers: [asForm, authorization],
  });
  expectRefused(form, 415, "UNSUPPORTED_MEDIA_TYPE", "a form");
  const foreign = await send("/api/v1/auth/introspect", {
    ...sending,
    body: '{"token":"x"}',
    headers: [JSON_TYPE, authorization, ["Origin", "https://elsewhere.example"]],
  });
  expectRefused(foreign, 403, "ORIGIN_REJECTED", "from a page elsewhere");
});
