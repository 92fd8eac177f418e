import { newAccount, newProtected, sessionOf, signIn } from "./support/accounts";
import { bearing, callAs, cookiesOf, ownOrigin, readAs, removeAs } from "./support/api";
import { countEvents, makeStale, standingOf } from "./support/database";
import { actionIdsOf, callAction, multipart } from "./support/forms";
import { newAddress } from "./support/people";
import { call, newPhone, statusOfMe } from "./support/phones";
import { expectRefused } from "./support/refusals";
import { type Answer, send } from "./support/send";
import { isLive, itemsOf, ownId } from "./support/sessions";
import { expect, test } from "./support/story";

const AT_ONCE = 20;
const MISSING = "00000000-0000-7000-8000-000000000000";

type Listed = Record<string, unknown> & { id: string; current: boolean };

/** All of an answer that could tell one case from another. */
const looks = ({ status, text, headers, cookies }: Answer) => ({
  status,
  text: text.replace(/"requestId":"[^"]+"/, ""),
  headers: Object.keys(headers).sort(),
  cookies,
});

test("the lists say what they promise and nothing more", async () => {
  const person = await newAccount();
  const cookie = await sessionOf(person);
  const other = await sessionOf(person);
  const sessions = await itemsOf<Listed>(cookie, "/sessions");
  expect(sessions.map(({ current }) => current)).toEqual([true, false]);
  expect(Object.keys(sessions[0] ?? {}).sort()).toEqual(
    [
      ...["address", "browser", "city", "client", "country", "createdAt", "current", "deviceId"],
      ...["expiresAt", "id", "kind", "lastActiveAt", "methods"],
    ].sort(),
  );
  expect(sessions[0]).toMatchObject({ client: "web", methods: ["pwd"], country: null });
  const devices = await itemsOf<Listed>(cookie, "/devices");
  expect(Object.keys(devices[0] ?? {}).sort()).toEqual(
    [
      ...["browser", "city", "country", "current", "firstSeenAt", "id", "lastSeenAt", "name"],
      ...["sessions", "trustedUntil"],
    ].sort(),
  );
  expect(devices[0]).toMatchObject({ current: true, sessions: 1, name: null });
  expect(sessions[0]?.deviceId).toBe(devices[0]?.id);
  const said = JSON.stringify([sessions, devices]);
  for (const token of [cookie, other].join("; ").match(/=[^;]{43}/g) ?? []) {
    expect(said).not.toContain(token.slice(1));
  }
});

test("a name that a program makes up is shown as none of ours, cut off and harmless", async () => {
  const person = await newAccount();
  const made = `<script>alert(1)</script>${"x".repeat(4_000)}`;
  const cookie = cookiesOf(await signIn(person, { headers: [["User-Agent", made]] }));
  for (const path of ["/api/v1/sessions", "/account/sessions", "/account/devices"]) {
    const { text } = await send(path, { headers: [bearing(cookie)], from: newAddress() });
    expect(text, path).toContain("A program without a name");
    expect(text, path).not.toContain("alert(1)");
    expect(text, path).not.toContain("x".repeat(500));
  }
});

test("another's sessions and devices are as unknown as what never was", async () => {
  const alice = await newAccount();
  const cookie = await sessionOf(alice);
  const [session, device] = [await ownId(cookie, "/sessions"), await ownId(cookie, "/devices")];
  const eve = await sessionOf(await newAccount());
  const before = await standingOf(alice.email);
  for (const [path, id] of [
    ["/sessions", session],
    ["/devices", device],
  ] as const) {
    const [taken, missing, ...others] = await Promise.all(
      [id, MISSING, id, MISSING].map((one) => removeAs(eve, `${path}/${one}`)),
    );
    if (!taken || !missing) throw new Error("No answer.");
    expectRefused(taken, 404, "NOT_FOUND", path);
    expect(looks(taken)).toEqual(looks(missing));
    expect(others.map(({ status }) => status)).toEqual([404, 404]);
  }
  expect(await standingOf(alice.email)).toEqual(before);
  expect(await isLive(cookie)).toBe(true);
  expect(await itemsOf(cookie, "/devices")).toHaveLength(1);
});

test("an id that is none, or is left out, means nobody, and never everybody", async () => {
  const person = await newAccount();
  const [cookie, other] = [await sessionOf(person), await sessionOf(person)];
  const odd = ["1", "*", "null", "undefined", "all", "%7B%22not%22%3A%22%22%7D", "[]", "%00"];
  for (const path of ["/sessions", "/devices"]) {
    for (const id of [...odd, `${MISSING},${MISSING}`, `${MISSING}%20`, "..%2f..%2fme"]) {
      const answer = await removeAs(cookie, `${path}/${id}`);
      expect([404, 400], `${path}/${id}`).toContain(answer.status);
    }
    for (const query of ["", "/", "?id=*", "/?all=true"]) {
      const answer = await removeAs(cookie, `${path}${query}`);
      expect([404, 405, 308], `${path}${query}`).toContain(answer.status);
    }
  }
  expect(await isLive(other)).toBe(true);
  expect(await itemsOf(cookie, "/devices")).toHaveLength(2);
});

test("the buttons of the pages obey nobody about another's", async () => {
  const alice = await newAccount();
  const cookie = await sessionOf(alice);
  const ids = [await ownId(cookie, "/sessions"), await ownId(cookie, "/devices")];
  const person = await newAccount();
  const eve = await sessionOf(person);
  const before = await standingOf(alice.email);
  for (const path of ["/account/sessions", "/account/devices"]) {
    // Only rows of others have buttons, and some of these end them.
    await sessionOf(person);
    const actions = await actionIdsOf(path, { headers: [bearing(eve)] });
    expect(actions.length, path).toBeGreaterThan(1);
    for (const action of actions) {
      for (const id of [...ids, MISSING, "*", "", '{"not":""}']) {
        const { type, body } = multipart([
          [`$ACTION_ID_${action}`, ""],
          ["id", id],
        ]);
        const headers = [type, ownOrigin(), bearing(eve)];
        const answer = await callAction(path, "", body, { headers });
        expect(answer.status, `${path} ${id}`).toBeLessThan(500);
        expect(answer.headers.location ?? "", id).not.toMatch(/=(ended|forgotten|disowned)$/);
      }
    }
  }
  expect(await standingOf(alice.email)).toEqual(before);
  expect(await isLive(cookie)).toBe(true);
  expect(await itemsOf(cookie, "/devices")).toHaveLength(1);
});

test("with an old proof nothing ends and nothing is forgotten", async () => {
  const person = await newProtected();
  const [cookie, other] = [await sessionOf(person), await sessionOf(person)];
  const [session, device] = [await ownId(other, "/sessions"), await ownId(other, "/devices")];
  await makeStale(person.email);
  for (const path of [`/sessions/${session}`, `/devices/${device}`, `/sessions/${MISSING}`]) {
    expectRefused(await removeAs(cookie, path), 403, "CONFIRMATION_REQUIRED", path);
  }
  expect(await isLive(other)).toBe(true);
  const confirmed = await callAs(cookie, "/auth/confirm", {
    password: person.password,
    code: person.backupCodes[0],
  });
  expect((await removeAs(cookiesOf(confirmed), `/sessions/${session}`)).status).toBe(204);
  expect(await isLive(other)).toBe(false);
});

test("of many endings of one session at once, one counts", async () => {
  const person = await newAccount();
  const [cookie, other] = [await sessionOf(person), await sessionOf(person)];
  const id = await ownId(other, "/sessions");
  const answers = await Promise.all(
    Array.from({ length: AT_ONCE }, () => removeAs(cookie, `/sessions/${id}`)),
  );
  expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 404)).toHaveLength(AT_ONCE - 1);
  expect(await countEvents(person.email, "session.ended")).toBe(1);
  expect(await isLive(cookie)).toBe(true);
});

test("a session may end itself, and a device forget itself, and the cookie goes with it", async () => {
  const person = await newAccount();
  for (const path of ["/sessions", "/devices"] as const) {
    const cookie = await sessionOf(person);
    const ended = await removeAs(cookie, `${path}/${await ownId(cookie, path)}`);
    expect(ended.status).toBe(204);
    expect(ended.cookies.join()).toMatch(/sallyport=;/);
    expect(await isLive(cookie)).toBe(false);
  }
});

test("the device that calls is named, and nothing else of it", async () => {
  const person = await newAccount();
  const cookie = await sessionOf(person);
  const named = await callAs(cookie, "/devices", { name: " Desk " });
  expect(named.status).toBe(200);
  expect(named.json()).toMatchObject({ name: "Desk", current: true, sessions: 1 });
  expect(await itemsOf(cookie, "/devices")).toHaveLength(1);
  const odd = [
    "",
    " ",
    "x".repeat(101),
    "a\u0000",
    "\u202e",
    "\ud800",
    1,
    null,
    ["Desk"],
    { a: 1 },
  ];
  for (const name of odd) {
    const answer = await callAs(cookie, "/devices", { name });
    expectRefused(answer, 422, "INVALID_INPUT", JSON.stringify(name));
  }
  for (const extra of [{ id: MISSING }, { trustedUntil: "2099-01-01" }, { userId: MISSING }]) {
    const answer = await callAs(cookie, "/devices", { name: "Desk", ...extra });
    expectRefused(answer, 422, "INVALID_INPUT", JSON.stringify(extra));
  }
  expect((await readAs("", "/devices")).status).toBe(401);
});

test("a phone does all this with its token, and is handed no cookie", async () => {
  const person = await newAccount();
  const browser = await sessionOf(person);
  const { accessToken: token, sessionId } = await newPhone(person);
  const list = (await call("/sessions", { token })).json<{ items: Listed[] }>();
  expect(list.items.map(({ client }) => client)).toEqual(["mobile", "web"]);
  expect(list.items[0]).toMatchObject({ id: sessionId, current: true });
  const named = await call("/devices", { token, body: { name: "👩‍💻 phone" } });
  expect(named.json()).toMatchObject({ name: "👩‍💻 phone", current: true });
  for (const id of [await ownId(browser, "/sessions"), sessionId]) {
    const ended = await call(`/sessions/${id}`, { method: "DELETE", token });
    expect(ended.status).toBe(204);
    expect(ended.cookies).toEqual([]);
  }
  expect(await isLive(browser)).toBe(false);
  expect(await statusOfMe(token)).toBe(401);
});

test("foreign pages sign nobody out and forget nothing", async () => {
  const person = await newAccount();
  const [cookie, other] = [await sessionOf(person), await sessionOf(person)];
  const paths = [
    `/sessions/${await ownId(other, "/sessions")}`,
    `/devices/${await ownId(other, "/devices")}`,
  ];
  for (const origin of ["https://evil.test", "null"]) {
    for (const path of paths) {
      const answer = await removeAs(cookie, path, [["Origin", origin]]);
      expectRefused(answer, 403, "ORIGIN_REJECTED", `${origin} ${path}`);
    }
    const headers = [bearing(cookie), ["Origin", origin] as [string, string]];
    const forgotten = await send("/sign-out/forget", { method: "POST", headers });
    expect(forgotten.status).toBe(403);
  }
  expect(await Promise.all([cookie, other].map(isLive))).toEqual([true, true]);
  expect(await itemsOf(cookie, "/devices")).toHaveLength(2);
});
