import { seal, unseal } from "@/lib/platform/seal";

const BOUND_TO = "stop-request";

/** Which request, and to whom its mail went. It is good as long as the request is open. */
export type StopRequest = { requestId: string; userId: string };

/** Sealed, so that the link tells nothing to who sees it and cannot be made by anybody else. */
export const sealStopRequest = (request: StopRequest): string =>
  seal(JSON.stringify(request), BOUND_TO).toString("base64url");

/** Null when it is not ours or was changed. */
export function openStopRequest(token: string): StopRequest | null {
  const opened = unseal(Buffer.from(token, "base64url"), BOUND_TO);
  return opened ? (JSON.parse(opened) as StopRequest) : null;
}
