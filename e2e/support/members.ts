import { expect } from "@playwright/test";
import { bearing, cookiesOf, post } from "./api";
import type { EmptyApp } from "./empty-app";
import { newPerson, type Person } from "./people";
import type { Header } from "./send";

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

/** The cookies of a member's session, by the password alone. */
export async function memberSession(app: EmptyApp, { email, password }: Person): Promise<string> {
  const body = { email, password, client: "web" };
  const answer = await post("/api/v1/auth/login", body, { base: app.url });
  expect(answer.status).toBe(200);
  return cookiesOf(answer);
}

export const asMember = async (app: EmptyApp, person: Person): Promise<Header> =>
  bearing(await memberSession(app, person));
