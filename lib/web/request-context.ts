import type { RequestContext } from "@/lib/audit/context";
import type { Client } from "@/lib/platform/database/generated/client";
import { limits } from "@/lib/platform/limits";
import { isToken } from "@/lib/platform/shapes";
import { type Authenticated, authenticate } from "@/lib/sessions/authenticate";
import { soleCookie } from "./cookies";
import { cookieNames, requestHeaders, requestIdOf } from "./names";

type Source = Pick<Headers, "get">;

const UNKNOWN_ADDRESS = "0.0.0.0";
const SERVICE_BEARER = /^bearer +(sk_[A-Za-z0-9_-]{43})$/i;
const BEARER = /^bearer ([A-Za-z0-9_-]{43})$/i;

export type Visit = {
  context: RequestContext;
  session: Authenticated | null;
  sessionToken?: string;
  /** What kind of session the token above would be of. */
  client: Client;
};

/** At a page or an action: a browser, known by its cookies. One query, and none without a session cookie. */
export async function visitOf(headers: Source): Promise<Visit> {
  const cookies = headers.get("cookie");
  const browserToken = soleCookie(cookies, cookieNames.browser());
  const visit = await visitWith(headers, "WEB", soleCookie(cookies, cookieNames.session()));
  visit.context.browserToken = isToken(browserToken) ? browserToken : undefined;
  visit.context.trustToken = soleCookie(cookies, cookieNames.trust());
  return visit;
}

export const isBearing = (headers: Source): boolean => headers.get("authorization") !== null;

/** Something that means to be a service key, good or not; nothing else begins so. */
export const showsServiceKey = (headers: Source): boolean =>
  /^bearer +sk_/i.test(headers.get("authorization") ?? "");

/**
 * What is shown as a service key. Whatever else is shown is looked up as well, and not found: it is
 * counted, and told no more.
 */
export const serviceKeyOf = (headers: Source): string | undefined =>
  isBearing(headers)
    ? (SERVICE_BEARER.exec(headers.get("authorization") ?? "")?.[1] ?? "none")
    : undefined;

/** At the API: whoever shows an access token is known by that, good or not, and by no cookie beside it. */
export const callerOf = (headers: Source): Promise<Visit> =>
  isBearing(headers)
    ? visitWith(headers, "MOBILE", BEARER.exec(headers.get("authorization") ?? "")?.[1])
    : visitOf(headers);

/** Somebody of whom neither cookie nor token is looked at. */
export const strangerAt = (headers: Source): Promise<Visit> => visitWith(headers, "MOBILE");

async function visitWith(headers: Source, client: Client, sessionToken?: string): Promise<Visit> {
  const session = sessionToken ? await authenticate(sessionToken, client) : null;
  return {
    session,
    sessionToken,
    client,
    context: {
      requestId: requestIdOf(headers),
      address: headers.get(requestHeaders.address) ?? UNKNOWN_ADDRESS,
      userAgent: (headers.get("user-agent") ?? "").slice(0, limits.userAgentCharacters),
      session: session ? { id: session.sessionId, userId: session.userId } : undefined,
    },
  };
}
