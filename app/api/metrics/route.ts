import { digest, sameDigest } from "@/lib/platform/digest";
import { environment } from "@/lib/platform/environment";
import { metricsText } from "@/lib/platform/metrics";
import { failure } from "@/lib/platform/outcome";
import { failureOf } from "@/lib/web/failure-of";
import { requestIdOf } from "@/lib/web/names";
import { problem } from "@/lib/web/problem";

/** Answers only whoever has METRICS_TOKEN; without one in the settings there is nothing here. */
export async function GET(request: Request): Promise<Response> {
  const requestId = requestIdOf(request.headers);
  const { METRICS_TOKEN } = environment();
  if (!METRICS_TOKEN) return problem(failure("NOT_FOUND"), requestId);
  const given = digest(request.headers.get("authorization") ?? "");
  if (!sameDigest(given, digest(`Bearer ${METRICS_TOKEN}`))) {
    return problem(failure("UNAUTHENTICATED"), requestId);
  }
  try {
    const headers = {
      "Content-Type": "text/plain; version=0.0.4; charset=utf-8",
      "Cache-Control": "no-store",
    };
    return new Response(await metricsText(), { headers });
  } catch (error) {
    return problem(failureOf(error, requestId), requestId);
  }
}
