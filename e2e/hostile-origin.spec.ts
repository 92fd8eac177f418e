import { newAccount, newAdmin, sessionOf } from "./support/accounts";
import { bearing, JSON_TYPE, post } from "./support/api";
import { appUrl } from "./support/app-url";
import { standingOf } from "./support/database";
import { apiDoors, apiPaths, formPaths, ownFormPaths } from "./support/doors";
import { actionIdsOf, callAction, postForm } from "./support/forms";
import { Offences } from "./support/offences";
import { newPerson } from "./support/people";
import { type Header, send } from "./support/send";
import { expect, test } from "./support/story";

const { host, port } = new URL(appUrl());

const foreign: Header[][] = [
  [["Origin", "https://evil.test"]],
  [["Origin", "null"]],
  [["Origin", ""]],
  [["Origin", `https://${host}`]],
  [["Origin", `http://localhost.evil.test:${port}`]],
  [["Origin", `http://sub.localhost:${port}`]],
  [["Origin", "http://localhost:1"]],
  [["Origin", `${appUrl()}/`]],
  [["Origin", `${appUrl()}, https://evil.test`]],
  [
    ["Origin", "https://evil.test"],
    ["X-Forwarded-Host", "evil.test"],
    ["X-Forwarded-Proto", "https"],
  ],
  [
    ["Origin", "http://evil.test"],
    ["Host", "evil.test"],
  ],
  [["Sec-Fetch-Site", "cross-site"]],
  [["Sec-Fetch-Site", "same-site"]],
];

test("no call of the API is obeyed when another site sends it", async () => {
  const person = await newAccount();
  const cookie = await sessionOf(person);
  const before = await standingOf(person.email);
  for (const headers of foreign) {
    const what = JSON.stringify(headers);
    for (const path of apiPaths) {
      const body = JSON.stringify({ ...apiDoors[path], email: newPerson().email });
      const answer = await send(path, { method: "POST", body, headers: [JSON_TYPE, ...headers] });
      expect(answer.json().code, `${path} ${what}`).toBe("ORIGIN_REJECTED");
      expect(answer.status).toBe(403);
    }
    for (const path of ["/api/v1/auth/logout", "/sign-out", "/api/auth/signout"]) {
      const answer = await send(path, { method: "POST", headers: [bearing(cookie), ...headers] });
      expect(answer.status, `${path} ${what}`).toBe(403);
    }
  }
  expect(await standingOf(person.email)).toEqual(before);
});

test("a cookie is obeyed only with an origin, and handed out only to one", async () => {
  const person = await newAccount();
  const cookie = await sessionOf(person);
  const before = await standingOf(person.email);
  const signOut = await send("/api/v1/auth/logout", { method: "POST", headers: [bearing(cookie)] });
  expect(signOut.status).toBe(403);
  expect((await send("/sign-out", { method: "POST", headers: [bearing(cookie)] })).status).toBe(
    403,
  );

  const { email, password } = person;
  const signIn = await send("/api/v1/auth/login", {
    method: "POST",
    headers: [JSON_TYPE],
    body: JSON.stringify({ email, password, client: "web" }),
  });
  expect(signIn.json().code).toBe("ORIGIN_REJECTED");
  expect(signIn.cookies).toEqual([]);
  expect(await standingOf(email)).toEqual(before);
});

test("no form is obeyed when another site posts it", async () => {
  const [person, stranger] = [await newAccount(), newPerson()];
  const before = await standingOf(person.email);
  const offences = new Offences();
  for (const headers of [...foreign, []]) {
    for (const path of formPaths) {
      const answer = await postForm(
        path,
        [
          ["name", person.name],
          ["email", path === "/register" ? stranger.email : person.email],
          ["password", person.password],
        ],
        { headers },
      );
      offences.note(`${path.slice(0, 20)} ${JSON.stringify(headers)}`, answer);
    }
  }
  expect(offences.found).toEqual([]);
  expect(await standingOf(person.email)).toEqual(before);
  expect(await standingOf(stranger.email)).toEqual([]);
});

test("no action is obeyed when another site calls it by its id", async () => {
  const person = await newAdmin();
  const admin = bearing(await sessionOf(person));
  // Beside another session, so that every button is there.
  await sessionOf(person);
  const before = await standingOf(person.email);
  const offences = new Offences();
  for (const path of [...formPaths, ...ownFormPaths]) {
    const ids = await actionIdsOf(path, ownFormPaths.includes(path) ? { headers: [admin] } : {});
    expect(ids.length, path).toBeGreaterThan(0);
    for (const id of ids) {
      for (const headers of foreign) {
        const answer = await callAction(path, id, "[{},{}]", { headers: [admin, ...headers] });
        offences.note(`${path.slice(0, 20)} ${JSON.stringify(headers)}`, answer);
      }
    }
  }
  expect(offences.found).toEqual([]);
  expect(await standingOf(person.email)).toEqual(before);
});

test("other sites get no answer they may read", async () => {
  for (const origin of ["https://evil.test", "null", `${appUrl()}.evil.test`]) {
    const headers: Header[] = [
      ["Origin", origin],
      ["Access-Control-Request-Method", "POST"],
    ];
    for (const path of ["/api/v1/me", "/api/v1/auth/login", "/login"]) {
      for (const method of ["OPTIONS", "GET"]) {
        const answer = await send(path, { method, headers });
        expect(answer.headers).not.toHaveProperty("access-control-allow-origin");
        expect(answer.headers).not.toHaveProperty("access-control-allow-credentials");
      }
    }
  }
});

test("a call of our own is obeyed whatever the forwarding headers say", async () => {
  const spoofed: Header[] = [
    ["X-Forwarded-Host", "evil.test"],
    ["X-Forwarded-Proto", "https"],
    ["Forwarded", "host=evil.test"],
    ["X-Original-URL", "/admin/messages"],
    ["X-Rewrite-URL", "/admin/messages"],
  ];
  const person = await newAccount();
  const { email, password } = person;
  const answer = await post(
    "/api/v1/auth/login",
    { email, password, client: "web" },
    { headers: spoofed },
  );
  expect(answer.status).toBe(200);
  for (const path of ["/", "/account", "/login", "/nowhere", "/setup"]) {
    const page = await send(path, { headers: spoofed });
    expect(`${page.text}${JSON.stringify(page.headers)}`, path).not.toContain("evil.test");
  }
});
