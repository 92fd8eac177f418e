import { expect } from "@playwright/test";
import { cookiesOf, post } from "./api";
import { row } from "./database";
import { isProtected, newPerson, type Person, type Protected, takeBackupCode } from "./people";
import type { Answer, Sending } from "./send";
import { turnOnByApi } from "./two-factor";

type Verifying = Omit<Sending, "method"> & { method?: string; trustDevice?: boolean };

/** Somebody with a verified address. How one gets there by mail is a story of its own. */
export async function newAccount(person: Person = newPerson(), role = "USER"): Promise<Person> {
  expect((await post("/api/v1/auth/register", person)).status).toBe(202);
  await row(
    `update "user" set email_verified_at = now(), role = $2::role where email = $1 returning id`,
    [person.email, role],
  );
  return person;
}

/** Somebody with two-factor on, and every backup code left. */
export async function newProtected(role?: string): Promise<Protected> {
  const person = await newAccount(newPerson(), role);
  return { ...person, ...(await turnOnByApi(await sessionOf(person))) };
}

/** There is no page that makes a second admin, so the owner of the table does. */
export const newAdmin = (): Promise<Protected> => newProtected("ADMIN");

export const signIn = ({ email, password }: Pick<Person, "email" | "password">, extra?: Sending) =>
  post("/api/v1/auth/login", { email, password, client: "web" }, extra);

/** A sign-in that waits for its second step. */
export async function challengeOf(person: Protected, sending?: Sending): Promise<string> {
  const answer = (await signIn(person, sending)).json<{ status: string; challengeId: string }>();
  expect(answer.status).toBe("mfa_required");
  return answer.challengeId;
}

export const verify = (
  challengeId: string,
  code: unknown,
  { method = "totp", trustDevice, ...sending }: Verifying = {},
): Promise<Answer> =>
  post("/api/v1/mfa/verify", { challengeId, method, code, trustDevice }, sending);

/** The cookies of a fresh session, its second step passed with a backup code where there is one. */
export async function sessionOf(person: Person | Protected): Promise<string> {
  const answer = isProtected(person)
    ? await verify(await challengeOf(person), takeBackupCode(person), { method: "backup_code" })
    : await signIn(person);
  expect(answer.status).toBe(200);
  return cookiesOf(answer);
}

export async function protectedSession(): Promise<{ person: Protected; cookie: string }> {
  const person = await newProtected();
  return { person, cookie: await sessionOf(person) };
}
