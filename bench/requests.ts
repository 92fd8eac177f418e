import type { LoadRequest } from "./load";

/** What answers with another status than expected is not what was to be measured. */
export async function send(
  origin: string,
  request: LoadRequest,
  expected?: number,
): Promise<Response> {
  const { method, headers, body } = request;
  const response = await fetch(`${origin}${request.path}`, { method, headers, body });
  if (expected ? response.status === expected : response.ok) return response;
  throw new Error(`${request.path} answered ${response.status}: ${await response.text()}`);
}

/** The cookies of somebody who has just signed in. */
export async function signIn(origin: string, request: LoadRequest): Promise<string> {
  const response = await send(origin, request);
  await response.body?.cancel();
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}
