import { newAccount, sessionOf, signIn } from "./support/accounts";
import { bearing, post } from "./support/api";
import { row } from "./support/database";
import { newPerson, type Person } from "./support/people";
import { type Answer, send } from "./support/send";
import { expect, test } from "./support/story";

const WRONG = "seven green windmills over sand";

const change = (person: Person, columns: string) =>
  row(`update "user" set ${columns} where email = $1 returning id`, [person.email]);

/** What a stranger can compare: all but what differs between any two answers. */
function comparable(answer: Answer) {
  const { requestId, ...body } = answer.json<Record<string, unknown>>();
  const headers = Object.keys(answer.headers).sort();
  return { status: answer.status, body, headers, cookies: answer.cookies };
}

async function accountsOfEveryKind() {
  const [active, disabled, deleted, passwordless] = await Promise.all(
    Array.from({ length: 4 }, () => newAccount()),
  );
  const unverified = newPerson();
  await post("/api/v1/auth/register", unverified);
  const nobody = newPerson();
  if (!active || !disabled || !deleted || !passwordless) throw new Error("Somebody is missing.");
  await change(disabled, "disabled_at = now()");
  await change(deleted, "deleted_at = now()");
  await change(passwordless, "password_hash = null");
  return { active, disabled, deleted, passwordless, unverified, nobody };
}

test("without the password nobody learns what became of an account", async () => {
  const { active, ...others } = await accountsOfEveryKind();
  const expected = comparable(await signIn({ ...active, password: WRONG }));
  expect(expected.status).toBe(401);
  for (const [kind, person] of Object.entries(others)) {
    expect(comparable(await signIn({ ...person, password: WRONG })), kind).toEqual(expected);
  }
  for (const kind of ["disabled", "deleted", "passwordless", "nobody"] as const) {
    expect(comparable(await signIn(others[kind])), kind).toEqual(expected);
  }
  expect((await signIn(others.unverified)).json().code).toBe("EMAIL_NOT_VERIFIED");
});

test("registering and verifying answer alike for every address", async () => {
  const people = await accountsOfEveryKind();
  const expected = comparable(await post("/api/v1/auth/register", newPerson()));
  for (const [kind, person] of Object.entries(people)) {
    expect(comparable(await post("/api/v1/auth/register", person)), kind).toEqual(expected);
    const proof = { email: person.email, code: "12345678" };
    const verified = await post("/api/v1/auth/verify-email", proof);
    expect(verified.json().code, kind).toBe("INVALID_CODE");
  }
});

test("disabling or deleting an account ends its sessions with the next request", async () => {
  for (const columns of ["disabled_at = now()", "deleted_at = now()"]) {
    const person = await newAccount();
    const headers = [bearing(await sessionOf(person))];
    expect((await send("/api/v1/me", { headers })).status).toBe(200);
    await change(person, columns);
    expect((await send("/api/v1/me", { headers })).status).toBe(401);
    expect((await send("/account", { headers })).status).toBe(307);
    expect(
      (await send("/account?_rsc=1", { headers: [...headers, ["RSC", "1"]] })).text,
    ).not.toContain(person.email);
  }
});

test("nobody is ever shown another's page", async () => {
  const people = await Promise.all([newAccount(), newAccount()]);
  const visits = await Promise.all(
    people.map(async (person) => ({ person, headers: [bearing(await sessionOf(person))] })),
  );
  const asked = Array.from({ length: 30 }, async (_, at) => {
    const visit = visits[at % 3];
    const page = await send(at % 2 ? "/account" : "/api/v1/me", { headers: visit?.headers ?? [] });
    const seen = people.filter(({ email }) => page.text.includes(email));
    expect(seen).toEqual(visit ? [visit.person] : []);
  });
  await Promise.all(asked);
});
