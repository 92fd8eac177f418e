const BASE = "http://this.app.invalid";
const LONGEST = 2048;
export const DEFAULT_RETURN_PATH = "/account";

/** A path of this app, resolved as a browser would resolve it; anything else is the default page. */
export function safeReturnPath(raw: unknown): string {
  if (typeof raw !== "string" || raw.length > LONGEST || !raw.startsWith("/")) {
    return DEFAULT_RETURN_PATH;
  }
  if (!URL.canParse(raw, BASE)) return DEFAULT_RETURN_PATH;
  const url = new URL(raw, BASE);
  const path = `${url.pathname}${url.search}${url.hash}`;
  const staysHere =
    url.origin === BASE && !path.startsWith("//") && !/^\/(api|_next)(\/|$)/.test(path);
  return staysHere && !isSignedOutPage(url.pathname) ? path : DEFAULT_RETURN_PATH;
}

/** Pages that a person who has just signed in has no use for. */
const isSignedOutPage = (path: string): boolean =>
  /^\/(login|register|setup|verify-email)(\/|$)/.test(path);
