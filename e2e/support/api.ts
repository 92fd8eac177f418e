import { appUrl } from "./app-url";
import { newAddress } from "./people";
import { type Answer, type Header, type Sending, send } from "./send";

export const JSON_TYPE: Header = ["Content-Type", "application/json"];

export const ownOrigin = (base = appUrl()): Header => ["Origin", base];

export const bearing = (cookie: string): Header => ["Cookie", cookie];

/** A well-formed JSON call from an address of its own, as a page of the app would make it. */
export function jsonCall(value: unknown, sending: Sending = {}): Sending {
  const headers = [JSON_TYPE, ownOrigin(sending.base), ...(sending.headers ?? [])];
  return { method: "POST", body: JSON.stringify(value), from: newAddress(), ...sending, headers };
}

export const post = (path: string, value: unknown, sending?: Sending): Promise<Answer> =>
  send(path, jsonCall(value, sending));

/** The `name=value` of each cookie that an answer set. */
export const cookiesOf = ({ cookies }: Answer): string =>
  cookies.map((cookie) => cookie.split(";")[0] ?? "").join("; ");

/** A call to the API by whoever holds these cookies. */
export const callAs = (
  cookie: string,
  path: string,
  body: unknown = {},
  sending?: Omit<Sending, "headers">,
): Promise<Answer> => post(`/api/v1${path}`, body, { ...sending, headers: [bearing(cookie)] });

export const removeAs = (cookie: string, path: string, headers = [ownOrigin()]): Promise<Answer> =>
  send(`/api/v1${path}`, {
    method: "DELETE",
    headers: [...headers, bearing(cookie)],
    from: newAddress(),
  });

export const readAs = (cookie: string, path: string): Promise<Answer> =>
  send(`/api/v1${path}`, { headers: [bearing(cookie)], from: newAddress() });
