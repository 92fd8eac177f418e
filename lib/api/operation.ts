import type * as z from "zod";
import type { FailureCode } from "@/lib/platform/outcome";
import type { ServiceScope } from "@/lib/service-keys/scopes";

/** One call of the API, as its handler obeys it and as the OpenAPI document tells it. */
export type Operation = {
  method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Below /api/v1. */
  path: string;
  summary: string;
  description?: string;
  /**
   * `enrolling`: also for somebody who must turn two-factor on before anything else. `service`: for
   * another back end, by a key of its own, and for no person.
   */
  auth: "none" | "session" | "enrolling" | "service";
  /** What a service's key must be good for; without one, none is. */
  scope?: ServiceScope;
  /** Also for somebody whose password is too old for everything else. */
  whilePasswordIsDue?: boolean;
  /** A phone begins here, without a token: from outside a page of this app, no cookie counts either. */
  forPhones?: boolean;
  /** What may stand in the address after the question mark. */
  query?: z.ZodObject;
  body?: z.ZodType;
  bodyMayBeMissing?: boolean;
  status: number;
  answer?: z.ZodType;
  /** The media type of what is answered to be saved, where that is no JSON. */
  file?: string;
  failures: FailureCode[];
};

/** What a door that reads a body may answer before anybody looks at what it says. */
export const everyWrite = [
  "ORIGIN_REJECTED",
  "UNSUPPORTED_MEDIA_TYPE",
  "BODY_TOO_LARGE",
  "MALFORMED_BODY",
  "INVALID_INPUT",
] as const satisfies FailureCode[];

/** What asking for a password, and a code where there is a second factor, may come to. */
export const proofFailures = [
  "UNAUTHENTICATED",
  "MISSING_PASSWORD",
  "INVALID_PASSWORD",
  "ACCOUNT_LOCKED",
  "CODE_REQUIRED",
  "INVALID_CODE",
  "RATE_LIMITED",
  "BUSY",
] as const satisfies FailureCode[];
