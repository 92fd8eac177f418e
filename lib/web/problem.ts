import { environment } from "@/lib/platform/environment";
import type { Failure } from "@/lib/platform/outcome";
import { failureStatus } from "./failure-status";
import { fieldSentences, sentenceFor } from "./sentence-for";

/** RFC 9457. */
export function problem(failed: Failure, requestId: string): Response {
  const { code, fields, retryAfterSeconds } = failed;
  const status = failureStatus[code];
  const body = {
    type: `${environment().SALLYPORT_URL}/api/docs#${code}`,
    title: code,
    status,
    detail: sentenceFor(failed),
    code,
    requestId,
    ...(fields && { fields: fieldSentences(failed), fieldCodes: fields }),
  };
  const headers: Record<string, string> = {
    "Content-Type": "application/problem+json; charset=utf-8",
    "Cache-Control": "private, no-store",
  };
  if (code === "UNAUTHENTICATED") headers["WWW-Authenticate"] = "Bearer";
  if (retryAfterSeconds !== undefined) headers["Retry-After"] = String(retryAfterSeconds);
  return new Response(JSON.stringify(body), { status, headers });
}
