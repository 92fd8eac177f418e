import { databaseIsUnavailable } from "@/lib/platform/database/conflicts";
import { log } from "@/lib/platform/log";
import { type Failure, failure } from "@/lib/platform/outcome";
import { HashQueueFull } from "@/lib/platform/password-hash";

const RETRY_SECONDS = 5;

/** What a thrown error means to the caller. The log has the whole story under the same request id. */
export function failureOf(error: unknown, requestId: string): Failure {
  if (error instanceof HashQueueFull) return failure("BUSY", { retryAfterSeconds: RETRY_SECONDS });
  const unavailable = databaseIsUnavailable(error);
  const { message, stack } = error instanceof Error ? error : { message: String(error) };
  log.error(
    { requestId, message, stack },
    unavailable ? "the database did not answer" : "unexpected",
  );
  return unavailable
    ? failure("UNAVAILABLE", { retryAfterSeconds: RETRY_SECONDS })
    : failure("UNEXPECTED");
}
