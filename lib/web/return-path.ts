const BASE = "http://this.app.invalid";
const LONGEST = 2048;
export const DEFAULT_RETURN_PATH = "/account";

/** A path of this app, resolved as a browser would resolve it; null for anything else. */
export function pathHere(raw: unknown): string | null {
  if (typeof raw !== "string" || raw.length > LONGEST || !raw.startsWith("/")) return null;
  if (!URL.canParse(raw, BASE)) return null;
  const url = new URL(raw, BASE);
  const path = `${url.pathname}${url.search}${url.hash}`;
  return url.origin === BASE && !path.startsWith("//") ? path : null;
}

/** Neither a page, nor one that a person who has just signed in has any use for. */
const NOT_WORTH_A_RETURN =
  /^\/(api|_next|login|register|setup|verify-email|forgot-password|reset-password|not-me|recover|undo-email|stop-request|sign-out|account\/live)([/?#]|$)/;

/** Where to go after signing in: the page that was asked for, or the account. */
export function safeReturnPath(raw: unknown): string {
  const path = pathHere(raw);
  return path && !NOT_WORTH_A_RETURN.test(path) ? path : DEFAULT_RETURN_PATH;
}
