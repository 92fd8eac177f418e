import { database } from "@/lib/platform/database";
import { failure } from "@/lib/platform/outcome";
import { signOut } from "@/lib/sessions/sign-out";
import { failureOf } from "@/lib/web/failure-of";
import { requestIdOf } from "@/lib/web/names";
import { isOwnOrigin } from "@/lib/web/origin";
import { problem } from "@/lib/web/problem";
import { visitOf } from "@/lib/web/request-context";
import { leadOut } from "@/lib/web/signed-out";

export async function POST(request: Request): Promise<Response> {
  const requestId = requestIdOf(request.headers);
  if (!isOwnOrigin(request.headers)) return problem(failure("ORIGIN_REJECTED"), requestId);
  try {
    const { sessionToken, context } = await visitOf(request.headers);
    if (sessionToken) await signOut(database(), sessionToken, context);
  } catch (error) {
    return problem(failureOf(error, requestId), requestId);
  }
  return leadOut();
}
