import { database } from "@/lib/platform/database";
import { environment } from "@/lib/platform/environment";
import { failure } from "@/lib/platform/outcome";
import { signOut } from "@/lib/sessions/sign-out";
import { failureOf } from "@/lib/web/failure-of";
import { requestIdOf } from "@/lib/web/names";
import { isOwnOrigin } from "@/lib/web/origin";
import { problem } from "@/lib/web/problem";
import { visitOf } from "@/lib/web/request-context";
import { dismiss } from "@/lib/web/sign-in-cookies";

/** A whole new document instead of a step inside the app, so that nothing signed-in stays behind it. */
export async function POST(request: Request): Promise<Response> {
  const requestId = requestIdOf(request.headers);
  if (!isOwnOrigin(request.headers)) return problem(failure("ORIGIN_REJECTED"), requestId);
  try {
    const { sessionToken, context } = await visitOf(request.headers);
    if (sessionToken) await signOut(database(), sessionToken, context);
  } catch (error) {
    return problem(failureOf(error, requestId), requestId);
  }
  await dismiss();
  const headers = {
    Location: new URL("/login?notice=signed-out", environment().SALLYPORT_URL).href,
    "Clear-Site-Data": '"cache"',
    "Cache-Control": "no-store",
  };
  return new Response(null, { status: 303, headers });
}
