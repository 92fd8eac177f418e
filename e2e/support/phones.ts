import { randomBytes } from "node:crypto";
import { JSON_TYPE } from "./api";
import { newAddress, type Person } from "./people";
import { type Answer, type Header, type Sending, send } from "./send";
import { expect } from "./story";

type Calling = Omit<Sending, "body"> & { token?: string; body?: object };

export type Tokens = { accessToken: string; refreshToken: string; expiresIn: number };
export type Complete = Tokens & { status: "complete"; sessionId: string; deviceToken?: string };

export const bearer = (token: string): Header => ["Authorization", `Bearer ${token}`];

/** 256 random bits, as a phone makes them once for itself. */
export const newPhoneToken = (): string => randomBytes(32).toString("base64url");

/** A call of the API by a program: no origin, no cookie, a token where it has one. */
export function call(path: string, { token, body, headers = [], ...rest }: Calling = {}) {
  const own = token === undefined ? [] : [bearer(token)];
  const typed = body ? [JSON_TYPE] : [];
  return send(`/api/v1${path}`, {
    method: body ? "POST" : "GET",
    body: body && JSON.stringify(body),
    from: newAddress(),
    ...rest,
    headers: [...typed, ...own, ...headers],
  });
}

type Named = { device?: object; base?: string; headers?: Header[] };

export const phoneSignIn = (
  { email, password }: Pick<Person, "email" | "password">,
  { device, ...sending }: Named = {},
): Promise<Answer> =>
  call("/auth/login", { body: { email, password, client: "mobile", device }, ...sending });

/** Somebody's phone, signed in with the password alone. */
export async function newPhone(person: Person, named?: Named): Promise<Complete> {
  const answer = await phoneSignIn(person, named);
  expect(answer.status).toBe(200);
  return answer.json<Complete>();
}

export const refresh = (refreshToken: string, sending: Calling = {}): Promise<Answer> =>
  call("/auth/refresh", { body: { refreshToken }, ...sending });

export async function refreshed(refreshToken: string): Promise<Tokens> {
  const answer = await refresh(refreshToken);
  expect(answer.status).toBe(200);
  return answer.json<Tokens>();
}

export const statusOfMe = async (token: string): Promise<number> =>
  (await call("/me", { token })).status;
