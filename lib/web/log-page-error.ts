import type { Instrumentation } from "next";
import { databaseIsUnavailable } from "@/lib/platform/database/conflicts";
import { log } from "@/lib/platform/log";
import { requestHeaders } from "./names";
import { answerWith } from "./status-override";

type Arguments = Parameters<Instrumentation.onRequestError>;

/** Ties the digest that an error page shows to the story in the log, and gives the page its status. */
export function logPageError(
  error: Arguments[0],
  request: Arguments[1],
  route: Arguments[2],
): void {
  const { message, stack } = error instanceof Error ? error : { message: String(error) };
  const digest = error instanceof Error && "digest" in error ? error.digest : undefined;
  const requestId = String(request.headers[requestHeaders.id]);
  if (databaseIsUnavailable(error)) answerWith(requestId, 503);
  // Our actions answer for their own errors: one that the framework reports is a body it could not read.
  else if (route.routeType === "action") answerWith(requestId, 400);
  const { routePath, routeType } = route;
  log.error({ requestId, digest, route: routePath, routeType, message, stack }, "a page failed");
}
