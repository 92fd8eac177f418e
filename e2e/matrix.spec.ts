import type { Operation } from "@/lib/api/operation";
import { operations } from "@/lib/api/operations";
import {
  challengeOf,
  newAccount,
  newAdmin,
  newProtected,
  sessionOf,
  signIn,
} from "./support/accounts";
import { bearing, cookiesOf, JSON_TYPE, ownOrigin } from "./support/api";
import { actionLevels, fileLevels, type Level, pageLevels } from "./support/door-matrix";
import {
  actionsThereAre,
  filesThereAre,
  filled,
  pagesThereAre,
  SOME_ID,
} from "./support/doors-there-are";
import { callAction, multipart } from "./support/forms";
import { newAddress, newPerson } from "./support/people";
import { type Answer, type Header, send } from "./support/send";
import { expect, test } from "./support/story";

/** How a door meets somebody. */
type Meeting = "passes" | "sign in" | "set up" | "not there";

type Who = "stranger" | "half signed in" | "signed out" | "member" | "admin without" | "admin";

const meetings: Record<Who, Record<Level, Meeting>> = {
  stranger: { anyone: "passes", enrolling: "sign in", member: "sign in", admin: "sign in" },
  "half signed in": {
    anyone: "passes",
    enrolling: "sign in",
    member: "sign in",
    admin: "sign in",
  },
  "signed out": { anyone: "passes", enrolling: "sign in", member: "sign in", admin: "sign in" },
  member: { anyone: "passes", enrolling: "passes", member: "passes", admin: "not there" },
  "admin without": { anyone: "passes", enrolling: "passes", member: "set up", admin: "set up" },
  admin: { anyone: "passes", enrolling: "passes", member: "passes", admin: "passes" },
};

async function everybody(): Promise<Record<Who, string>> {
  const gone = await sessionOf(await newAccount());
  const half = await newProtected();
  await challengeOf(half);
  const leaving = await send("/sign-out", {
    method: "POST",
    headers: [bearing(gone), ownOrigin()],
    from: newAddress(),
  });
  expect(leaving.status).toBe(303);
  return {
    stranger: "",
    "half signed in": cookiesOf(await signIn(half)),
    "signed out": gone,
    member: await sessionOf(await newAccount()),
    "admin without": await sessionOf(await newAccount(newPerson(), "ADMIN")),
    admin: await sessionOf(await newAdmin()),
  };
}

const FORM_TYPE: Header = ["Content-Type", "application/x-www-form-urlencoded"];

const cookieOf = (cookie: string) => (cookie ? [bearing(cookie)] : []);

/** What is not looked at further: these are the doors for whoever is not signed in. */
const inEveryCase = (level: Level) => level === "anyone";

test("every page, file and action is in the matrix, and nothing else", () => {
  expect(pagesThereAre().sort()).toEqual(Object.keys(pageLevels).sort());
  expect(filesThereAre().sort()).toEqual(Object.keys(fileLevels).sort());
  const names = actionsThereAre().map(({ name }) => name);
  expect(names.sort()).toEqual(Object.keys(actionLevels).sort());
});

const meetingOf = ({ status, headers, text }: Answer): Meeting => {
  const to = String(headers.location ?? headers["x-action-redirect"] ?? "").replace(
    /^https?:\/\/[^/]*/,
    "",
  );
  const told = /NEXT_REDIRECT;\w+;([^;]*)/.exec(text)?.[1] ?? "";
  const led = to || told;
  if (/^\/login\?/.test(led) || /"code":"UNAUTHENTICATED"/.test(text)) return "sign in";
  if (/^\/account\/two-factor(;|$)/.test(led)) return "set up";
  if (/notice=MFA_REQUIRED/.test(led) || /"code":"MFA_REQUIRED"/.test(text)) return "set up";
  if (/notice=NOT_FOUND/.test(led) || /"code":"NOT_FOUND"/.test(text)) return "not there";
  if (status === 404) return "not there";
  return "passes";
};

test("pages, as documents and as data", async () => {
  const people = await everybody();
  for (const [path, level] of Object.entries(pageLevels)) {
    if (inEveryCase(level)) continue;
    for (const [who, cookie] of Object.entries(people) as [Who, string][]) {
      const expected = meetings[who][level];
      const address = path.includes("[") ? filled(path) : path;
      const asked = { headers: cookieOf(cookie), from: newAddress() };
      const asDocument = await send(address, asked);
      const asData = await send(`${address}?_rsc=x`, {
        ...asked,
        headers: [...asked.headers, ["RSC", "1"]],
      });
      const about = `${who} at ${path}`;
      // Nobody has the id that stands in for one.
      const isNobodys = path.includes("[") && expected === "passes";
      expect(meetingOf(asDocument), about).toBe(isNobodys ? "not there" : expected);
      if (expected !== "passes") expectNothingOf(level, asData, about);
    }
  }
});

/** What only admins read is on each of their pages, in the navigation around it at least. */
function expectNothingOf(level: Level, { text }: Answer, about: string): void {
  if (level === "admin") expect(text, about).not.toMatch(/"\/admin\/|•••@/);
}

test("actions, by their ids", async () => {
  const people = await everybody();
  const { type, body } = multipart([["0", '[{"attempt":0},"$K1"]']]);
  for (const { name, id, page } of actionsThereAre()) {
    const level = actionLevels[name] ?? "admin";
    if (inEveryCase(level)) continue;
    for (const [who, cookie] of Object.entries(people) as [Who, string][]) {
      const expected = meetings[who][level];
      if (expected === "passes") continue;
      const headers = [type, ownOrigin(), ...cookieOf(cookie)];
      const answer = await callAction(page, id, body, { headers });
      expect(meetingOf(answer), `${who} calls ${name}`).toBe(expected);
    }
  }
});

test("files", async () => {
  const people = await everybody();
  for (const [path, level] of Object.entries(fileLevels)) {
    if (inEveryCase(level) || path === "/account/live") continue;
    for (const [who, cookie] of Object.entries(people) as [Who, string][]) {
      const expected = meetings[who][level];
      if (expected === "passes") continue;
      const headers = [FORM_TYPE, ownOrigin(), ...cookieOf(cookie)];
      const answer = await send(filled(path), {
        method: "POST",
        headers,
        body: "",
        from: newAddress(),
      });
      expect(meetingOf(answer), `${who} at ${path}`).toBe(expected);
      expect(answer.headers["content-disposition"], path).toBeUndefined();
    }
  }
});

const nameOf = ({ method, path }: Operation): string => `${method} ${path}`;

test("calls of the API", async () => {
  const people = await everybody();
  // One address may answer strangers as well as services.
  const open = operations.filter(({ auth }) => auth === "none").map(nameOf);
  for (const operation of operations) {
    const { method, path, auth } = operation;
    if (open.includes(nameOf(operation))) continue;
    for (const [who, cookie] of Object.entries(people) as [Who, string][]) {
      // A service's calls take its key and nothing else, whoever else asks.
      const level = auth === "enrolling" ? "enrolling" : "member";
      const meeting = auth === "service" ? "sign in" : meetings[who][level];
      if (meeting === "passes") continue;
      const answer = await send(`/api/v1${path.replace(/\{[^}]*\}/g, SOME_ID)}`, {
        method,
        headers: [JSON_TYPE, ownOrigin(), ...cookieOf(cookie)],
        from: newAddress(),
        ...(method !== "GET" && { body: "{}" }),
      });
      const status = meeting === "sign in" ? 401 : 403;
      expect(answer.status, `${who} calls ${method} ${path}`).toBe(status);
    }
  }
});
