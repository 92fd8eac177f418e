import { readdirSync } from "node:fs";
import { fromRoot } from "@/scripts/support/paths";
import { bearing, JSON_TYPE, ownOrigin, post } from "./support/api";
import type { EmptyApp } from "./support/empty-app";
import { actionIdsOf, callAction, filledForm, multipart } from "./support/forms";
import { memberSession, newMember } from "./support/members";
import { newAddress, type Person } from "./support/people";
import { expectRefused } from "./support/refusals";
import { type Answer, type Header, type Sending, send } from "./support/send";
import { expect, test } from "./support/story";
import { turnOnByApi } from "./support/two-factor";

const SET_UP = "/account/two-factor";
/** What is left to whoever must turn two-factor on first: set-up, the proof it asks for, and the way out. */
const openPages = [SET_UP, "/confirm"];
const openOperations = [
  "GET /mfa/status",
  "POST /mfa/totp/setup",
  "POST /mfa/totp/confirm",
  "POST /mfa/totp/cancel",
  "POST /auth/confirm",
];
/** Open too, and tried last: nothing else can be tried after it. */
const SIGN_OUT_EVERYWHERE = "POST /auth/logout-all";
const someId = "00000000-0000-7000-8000-000000000000";
const atOnce = { who: "everyone", from: null, graceDays: 0 } as const;

/** Every page that is for people who are signed in, from the folders that make its address. */
function signedInPages(): string[] {
  const files = readdirSync(fromRoot("app"), { recursive: true, encoding: "utf8" });
  return files
    .filter(
      (file) => file.endsWith("page.tsx") && !/^\(sign-in\)|^api\/|^dev\/|^page\.tsx/.test(file),
    )
    .map((file) => `/${file.replace(/\([^)]*\)\//g, "").replace("/page.tsx", "")}`)
    .map((path) => path.replace(/\[[^\]]*\]/g, someId));
}

type Document = { paths: Record<string, Record<string, { security: object[] }>> };

/** Every call of the API that takes a session, from what the app itself says of them. */
async function signedInOperations(app: EmptyApp): Promise<string[]> {
  const { paths } = (await send("/api/v1/openapi.json", { base: app.url })).json<Document>();
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([, { security }]) => security.some((one) => "session" in one))
      .map(([method]) => `${method.toUpperCase()} ${path.replace(/\{[^}]*\}/g, someId)}`),
  );
}

const visitor = (app: EmptyApp, cookie: string, ...more: Header[]): Sending => ({
  headers: [bearing(cookie), ...more],
  base: app.url,
  from: newAddress(),
});

function call(app: EmptyApp, cookie: string, operation: string): Promise<Answer> {
  const [method = "", path = ""] = operation.split(" ");
  const sending = visitor(app, cookie, JSON_TYPE, ownOrigin(app.url));
  return send(`/api/v1${path}`, { ...sending, method, ...(method === "POST" && { body: "{}" }) });
}

test("past the deadline every door is closed but set-up and the way out", async ({
  emptyApp: app,
}) => {
  await app.startOver();
  const person = await newMember(app);
  const cookie = await memberSession(app, person);
  const pages = signedInPages();
  expect(pages.length).toBeGreaterThan(openPages.length);
  const operations = await signedInOperations(app);
  expect(operations.length).toBeGreaterThan(openOperations.length);
  expect((await call(app, cookie, "GET /me")).status).toBe(200);

  await app.changePolicy("requiredTwoFactor", atOnce);
  for (const path of pages) {
    const asDocument = await send(path, visitor(app, cookie));
    const asData = await send(`${path}?_rsc`, visitor(app, cookie, ["RSC", "1"]));
    const isOpen = openPages.includes(path);
    expect(asDocument.status, path).toBe(isOpen ? 200 : 307);
    if (isOpen) continue;
    expect(asDocument.headers.location, path).toBe(SET_UP);
    expect(asData.text, path).toContain(`NEXT_REDIRECT;replace;${SET_UP}`);
    expect(asData.text, path).not.toContain(person.email);
  }
  for (const operation of operations.filter((each) => each !== SIGN_OUT_EVERYWHERE)) {
    const answer = await call(app, cookie, operation);
    if (!openOperations.includes(operation)) expectRefused(answer, 403, "MFA_REQUIRED", operation);
    else expect(answer.text, operation).not.toContain("MFA_REQUIRED");
  }
  for (const path of ["/api/auth/session", "/api/auth/providers", "/api/auth/signin"]) {
    expectRefused(await send(path, visitor(app, cookie)), 403, "MFA_REQUIRED", path);
  }
  expect((await send("/api/auth/csrf", visitor(app, cookie))).status).toBe(200);
  const out = await send("/sign-out", {
    ...visitor(app, cookie, ownOrigin(app.url)),
    method: "POST",
  });
  expect(out.headers.location).toContain("notice=signed-out");
  expectRefused(await call(app, cookie, "GET /me"), 401, "UNAUTHENTICATED", "signed out");
  const again = await memberSession(app, person);
  expect((await call(app, again, SIGN_OUT_EVERYWHERE)).status).toBe(204);
  expectRefused(await call(app, again, "GET /me"), 401, "UNAUTHENTICATED", "out everywhere");
});

test("a form and a button that were open before the deadline do nothing after it", async ({
  emptyApp: app,
}) => {
  await app.startOver();
  const person = await newMember(app);
  const cookie = await memberSession(app, person);
  await turnOnByApi(cookie, app.url);
  const device = await trustedDevice(app, person);
  const origin = ownOrigin(app.url);
  const renew = await filledForm(SET_UP, [["password", person.password]], {
    headers: [bearing(cookie), origin],
    base: app.url,
  });
  const [stopTrusting = ""] = await actionIdsOf("/account/devices", visitor(app, cookie));
  await takeTwoFactor(app, person);
  await app.changePolicy("requiredTwoFactor", atOnce);

  expect((await renew()).text).toContain("Your account needs two-factor. Turn it on to go on.");
  const { type, body } = multipart([
    ["1_id", device],
    ["0", '["$K1"]'],
  ]);
  const headers = visitor(app, cookie, type, origin);
  const pressed = await callAction("/account/devices", stopTrusting, body, headers);
  expect(pressed.headers["x-action-redirect"]).toContain("notice=MFA_REQUIRED");
  const trusted = "select id from device where id = $1 and trusted_until is not null";
  expect(await app.rows(trusted, [device])).toHaveLength(1);
});

test("signing in is not refused past the deadline, and set-up opens every door again", async ({
  emptyApp: app,
}) => {
  await app.startOver();
  const person = await newMember(app);
  await app.changePolicy("requiredTwoFactor", atOnce);
  const cookie = await memberSession(app, person);
  expectRefused(await call(app, cookie, "GET /me"), 403, "MFA_REQUIRED", "before");
  await turnOnByApi(cookie, app.url);
  expect((await call(app, cookie, "GET /me")).status).toBe(200);
  const off = await post(
    "/api/v1/mfa/disable",
    { password: person.password },
    { headers: [bearing(cookie)], base: app.url },
  );
  expectRefused(off, 403, "MFA_REQUIRED", "off");
});

/** As an admin would who helps somebody that has lost their phone. */
const takeTwoFactor = (app: EmptyApp, { email }: Person) =>
  app.rows(`update "user" set two_factor_since = null where email = $1 returning id`, [email]);

/** As if this person had ticked the box at their sign-in. */
async function trustedDevice(app: EmptyApp, { email }: Person): Promise<string> {
  const [device] = await app.rows<{ id: string }>(
    `update device set trusted_until = now() + interval '1 day', trust_digest = 'digest'
      where user_id = (select id from "user" where email = $1) returning id`,
    [email],
  );
  return device?.id ?? "";
}
