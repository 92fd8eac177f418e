import type { Instrumentation } from "next";
import { log } from "@/lib/platform/log";
import { requestHeaders } from "./names";

type Arguments = Parameters<Instrumentation.onRequestError>;

/** Ties the digest that an error page shows to the story in the log. */
export function logPageError(
  error: Arguments[0],
  request: Arguments[1],
  route: Arguments[2],
): void {
  const { message, stack } = error instanceof Error ? error : { message: String(error) };
  const digest = error instanceof Error && "digest" in error ? error.digest : undefined;
  log.error(
    {
      requestId: request.headers[requestHeaders.id],
      digest,
      route: route.routePath,
      message,
      stack,
    },
    "a page failed",
  );
}
