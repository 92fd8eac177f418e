import { environment } from "@/lib/platform/environment";

type Source = Pick<Headers, "get">;

/**
 * Whether a write comes from a page of this app. Compared with the configured address, never with
 * other headers; a request that says nothing of where it comes from does not count as ours.
 */
export function isOwnOrigin(headers: Source): boolean {
  const origin = headers.get("origin");
  if (origin !== null) return origin === environment().SALLYPORT_URL;
  return headers.get("sec-fetch-site") === "same-origin";
}

/** Whether a browser says that another site made it send this. Programs say nothing. */
export const isForeign = (headers: Source): boolean =>
  !isOwnOrigin(headers) &&
  (headers.get("origin") !== null || headers.get("sec-fetch-site") !== null);
