import type { RequestContext } from "@/lib/audit/context";
import { limits } from "@/lib/platform/limits";
import { isToken } from "@/lib/platform/shapes";
import { type Authenticated, authenticate } from "@/lib/sessions/authenticate";
import { soleCookie } from "./cookies";
import { cookieNames, requestHeaders, requestIdOf } from "./names";

const UNKNOWN_ADDRESS = "0.0.0.0";

export type Visit = {
  context: RequestContext;
  session: Authenticated | null;
  sessionToken?: string;
};

/** What every door knows of who is at it. One query, and none without a session cookie. */
export async function visitOf(headers: Pick<Headers, "get">): Promise<Visit> {
  const cookies = headers.get("cookie");
  const sessionToken = soleCookie(cookies, cookieNames.session());
  const browserToken = soleCookie(cookies, cookieNames.browser());
  const session = sessionToken ? await authenticate(sessionToken) : null;
  return {
    session,
    sessionToken,
    context: {
      requestId: requestIdOf(headers),
      address: headers.get(requestHeaders.address) ?? UNKNOWN_ADDRESS,
      userAgent: (headers.get("user-agent") ?? "").slice(0, limits.userAgentCharacters),
      browserToken: isToken(browserToken) ? browserToken : undefined,
      trustToken: soleCookie(cookies, cookieNames.trust()),
      session: session ? { id: session.sessionId, userId: session.userId } : undefined,
    },
  };
}
