import { environment } from "@/lib/platform/environment";
import type { Failure, FailureCode } from "@/lib/platform/outcome";
import { failureStatus } from "./failure-status";
import { fieldSentences, sentenceFor } from "./sentence-for";

/** RFC 9457. */
export function problem(
  failed: Failure,
  requestId: string,
  /** In place of the sentences for people. */
  words: Partial<Record<FailureCode, string>> = {},
): Response {
  const { code, fields, retryAfterSeconds } = failed;
  const status = failureStatus[code];
  const body = {
    type: `${environment().SALLYPORT_URL}/api/docs#${code}`,
    title: code,
    status,
    detail: words[code] ?? sentenceFor(failed),
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
