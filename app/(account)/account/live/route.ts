import { failure } from "@/lib/platform/outcome";
import { standingOf } from "@/lib/sessions/standing";
import { soleCookie } from "@/lib/web/cookies";
import { failureOf } from "@/lib/web/failure-of";
import { liveStream } from "@/lib/web/live-stream";
import { cookieNames, requestIdOf } from "@/lib/web/names";
import { isForeign } from "@/lib/web/origin";
import { problem } from "@/lib/web/problem";
import { routes } from "@/lib/web/route";

/**
 * How open pages learn what becomes of their session: a stream for who takes one, else the same said
 * once. With an id, only of that session: the browser may have signed in anew since the page was made.
 */
async function live(request: Request): Promise<Response> {
  const { headers, url } = request;
  if (isForeign(headers)) return problem(failure("ORIGIN_REJECTED"), requestIdOf(headers));
  try {
    const standing = await standingOf(soleCookie(headers.get("cookie"), cookieNames.session()));
    const asked = new URL(url).searchParams.get("session") ?? standing?.sessionId;
    if (!standing || standing.sessionId !== asked) {
      return problem(failure("UNAUTHENTICATED"), requestIdOf(headers));
    }
    if (headers.get("accept")?.includes("text/event-stream")) return liveStream(standing);
    const { sessionsMark } = standing;
    return Response.json({ sessionsMark }, { headers: { "Cache-Control": "private, no-store" } });
  } catch (error) {
    return problem(failureOf(error, requestIdOf(headers)), requestIdOf(headers));
  }
}

export const { GET, POST, PUT, PATCH, DELETE } = routes({ method: "GET", handle: live });
