import { failure } from "@/lib/platform/outcome";
import { isFailureCode } from "@/lib/web/failure-status";
import { requestHeaders, requestIdOf } from "@/lib/web/names";
import { problem } from "@/lib/web/problem";

/** Where the request hook sends what nothing here answers, with the reason. */
export function GET(request: Request): Response {
  const refusal = request.headers.get(requestHeaders.refusal) ?? "";
  const code = isFailureCode(refusal) ? refusal : "NOT_FOUND";
  return problem(failure(code), requestIdOf(request.headers));
}
