import { expect } from "@playwright/test";
import { cookiesOf, post } from "./api";
import { row } from "./database";
import { newPerson, type Person } from "./people";
import type { Sending } from "./send";

/** Somebody with a verified address. How one gets there by mail is a story of its own. */
export async function newAccount(person: Person = newPerson(), role = "USER"): Promise<Person> {
  expect((await post("/api/v1/auth/register", person)).status).toBe(202);
  await row(
    `update "user" set email_verified_at = now(), role = $2::role where email = $1 returning id`,
    [person.email, role],
  );
  return person;
}

/** There is no page that makes a second admin, so the owner of the table does. */
export const newAdmin = (): Promise<Person> => newAccount(newPerson(), "ADMIN");

export const signIn = ({ email, password }: Pick<Person, "email" | "password">, extra?: Sending) =>
  post("/api/v1/auth/login", { email, password, client: "web" }, extra);

/** The cookies of a fresh session. */
export async function sessionOf(person: Person): Promise<string> {
  const answer = await signIn(person);
  expect(answer.status).toBe(200);
  return cookiesOf(answer);
}
