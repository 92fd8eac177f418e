import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { type Failure, failure } from "@/lib/platform/outcome";
import { closedFor } from "@/lib/policies/duty";
import { failureOf } from "@/lib/web/failure-of";
import { cappedBody } from "@/lib/web/json-body";
import { cookieNames, requestIdOf } from "@/lib/web/names";
import { nextAuthOptions } from "@/lib/web/next-auth";
import { isOwnOrigin } from "@/lib/web/origin";
import { problem } from "@/lib/web/problem";
import { visitOf } from "@/lib/web/request-context";

const FORM_TYPE = /^application\/x-www-form-urlencoded\s*(;|$)/i;

/** All that is left to somebody who has something to do before anything else. */
const WAY_OUT = new Set(["csrf", "signout"]);

type Segments = { params: Promise<{ nextauth: string[] }> };

/** next-auth's own addresses: session, csrf, sign-out, and federated providers when there are any. */
async function handle(request: NextRequest, segments: Segments): Promise<Response> {
  const requestId = requestIdOf(request.headers);
  const refuse = (failed: Failure) => problem(failed, requestId);
  try {
    const isWrite = request.method === "POST";
    if (isWrite && !isOwnOrigin(request.headers)) return refuse(failure("ORIGIN_REJECTED"));
    const body = isWrite ? await cappedBody(request) : undefined;
    if (body === null) return refuse(failure("BODY_TOO_LARGE"));
    if (isWrite && !FORM_TYPE.test(request.headers.get("content-type") ?? "")) {
      return refuse(failure("UNSUPPORTED_MEDIA_TYPE"));
    }
    const { url, method, headers } = request;
    const read = new NextRequest(url, { method, headers, body: body && new Uint8Array(body) });
    const visit = await visitOf(headers);
    const [address = ""] = (await segments.params).nextauth;
    const closed = visit.session && !WAY_OUT.has(address) && closedFor(visit.session);
    if (closed) return refuse(closed);
    return withoutMeddling(await NextAuth(read, segments, nextAuthOptions(visit)));
  } catch (error) {
    return refuse(failureOf(error, requestId));
  }
}

/**
 * It sets the session's cookie anew at each look, with a life of its own: only its end may pass. And
 * it would end cookies that are none of its business with it.
 */
function withoutMeddling(response: Response): Response {
  const cookies = response.headers.getSetCookie();
  response.headers.delete("Set-Cookie");
  const { session, csrf, callback } = cookieNames;
  const own = [csrf(), callback()];
  for (const cookie of cookies) {
    const name = cookie.split("=", 1)[0] ?? "";
    const endsSession = name === session() && /Max-Age=0|Expires=Thu, 01 Jan 1970/i.test(cookie);
    if (own.includes(name) || endsSession) response.headers.append("Set-Cookie", cookie);
  }
  return response;
}

export { handle as GET, handle as POST };
