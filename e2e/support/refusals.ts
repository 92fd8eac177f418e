import { JSON_TYPE, ownOrigin } from "./api";
import { newAddress } from "./people";
import { type Answer, type Sending, send } from "./send";
import { expect } from "./story";

/** A body as it is, JSON or not, from a page of the app. */
export const raw = (path: string, sending: Sending): Promise<Answer> =>
  send(path, {
    method: "POST",
    from: newAddress(),
    ...sending,
    headers: [ownOrigin(), ...(sending.headers ?? [JSON_TYPE])],
  });

/** A problem document with this code, and nothing more. */
export function expectRefused(answer: Answer, status: number, code: string, what: string): void {
  expect({ status: answer.status, code: answer.json().code }, what).toEqual({ status, code });
  expect(answer.headers["content-type"]).toMatch(/^application\/problem\+json/);
  expect(answer.json().requestId).toBe(answer.headers["x-request-id"]);
  expect(answer.cookies).toEqual([]);
  expect(answer.text.length).toBeLessThan(2_000);
}
