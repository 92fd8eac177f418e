import { environment } from "@/lib/platform/environment";

export const isSecure = (): boolean => environment().SALLYPORT_URL.startsWith("https:");

/** `__Host-` binds a cookie to this very host, and browsers accept it over HTTPS only. */
const cookieName = (name: string): string => (isSecure() ? `__Host-${name}` : name);

export const cookieNames = {
  session: () => cookieName("sallyport"),
  browser: () => cookieName("sallyport-browser"),
  trust: () => cookieName("sallyport-trust"),
  waiting: () => cookieName("sallyport-waiting"),
  csrf: () => cookieName("sallyport-csrf"),
  callback: () => cookieName("sallyport-callback"),
};

/** The same flags for every cookie, so that setting and clearing always match. */
export const cookieFlags = () =>
  ({ httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() }) as const;

/** Headers that the request hook writes before anything else sees the request. */
export const requestHeaders = {
  id: "x-request-id",
  address: "x-sallyport-address",
  path: "x-sallyport-path",
  refusal: "x-sallyport-refusal",
} as const;

export const requestIdOf = (headers: Pick<Headers, "get">): string =>
  headers.get(requestHeaders.id) ?? crypto.randomUUID();
