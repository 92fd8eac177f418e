import { expect } from "@playwright/test";
import { bearing, cookiesOf, post } from "./api";
import type { EmptyApp } from "./empty-app";
import { newPerson, type Person, type Protected } from "./people";
import type { Header } from "./send";
import { turnOnByApi } from "./two-factor";

/** Somebody with a verified address in an app that is not the one all stories share. */
export async function newMember(app: EmptyApp, role = "USER"): Promise<Person> {
  const person = newPerson();
  const registered = await post("/api/v1/auth/register", person, { base: app.url });
  expect(registered.status).toBe(202);
  await app.rows(
    `update "user" set email_verified_at = now(), role = $2::role where email = $1 returning id`,
    [person.email, role],
  );
  return person;
}

/** The same with two-factor on, and every backup code left. */
export async function newProtectedMember(app: EmptyApp, role?: string): Promise<Protected> {
  const person = await newMember(app, role);
  const factor = await turnOnByApi(await memberSession(app, person), app.url);
  return { ...person, ...factor };
}

/** The cookies of a member's session, by the password alone. */
export async function memberSession(app: EmptyApp, { email, password }: Person): Promise<string> {
  const body = { email, password, client: "web" };
  const answer = await post("/api/v1/auth/login", body, { base: app.url });
  expect(answer.status).toBe(200);
  return cookiesOf(answer);
}

export const asMember = async (app: EmptyApp, person: Person): Promise<Header> =>
  bearing(await memberSession(app, person));
