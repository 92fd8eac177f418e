/**
 * Every way a request can fail that we expect. Words for each stand in the message catalogue,
 * HTTP statuses in `lib/web/failure-status.ts`; both are exhaustive over this union.
 */
export type FailureCode =
  | "INVALID_INPUT"
  | "MALFORMED_BODY"
  | "UNSUPPORTED_MEDIA_TYPE"
  | "BODY_TOO_LARGE"
  | "ORIGIN_REJECTED"
  | "METHOD_NOT_ALLOWED"
  | "NOT_FOUND"
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "INVALID_CREDENTIALS"
  | "EMAIL_NOT_VERIFIED"
  | "INVALID_CODE"
  | "INVALID_TOKEN"
  | "TOKEN_REUSED"
  | "CHALLENGE_CLOSED"
  | "CONFIRMATION_REQUIRED"
  | "MFA_ALREADY_ENABLED"
  | "MFA_NOT_ENABLED"
  | "MFA_REQUIRED"
  | "PASSWORD_EXPIRED"
  | "MISSING_PASSWORD"
  | "MISSING_PARAMETERS"
  | "USER_NOT_FOUND"
  | "INVALID_PASSWORD"
  | "ACCOUNT_LOCKED"
  | "CODE_REQUIRED"
  | "SETUP_NOT_STARTED"
  | "LAST_AUTHENTICATOR"
  | "LAST_ADMIN"
  | "OWN_ACCOUNT"
  | "ALREADY_SO"
  | "ACCOUNT_NOT_OPEN"
  | "CHANGED_MEANWHILE"
  | "UNCHANGED"
  | "METHOD_NOT_OFFERED"
  | "TOO_MANY"
  | "SETUP_CLOSED"
  | "RATE_LIMITED"
  | "BUSY"
  | "UNAVAILABLE"
  | "UNEXPECTED";

export type Failure<Code extends FailureCode = FailureCode> = {
  ok: false;
  code: Code;
  /** Input errors: field name to a key of the catalogue's `fields`. */
  fields?: Record<string, string>;
  /** Numbers that the sentences of these fields name. */
  numbers?: Record<string, number>;
  retryAfterSeconds?: number;
};

export type Success<Value extends object = object> = { ok: true } & Value;

export type Outcome<Value extends object = object, Code extends FailureCode = FailureCode> =
  | Success<Value>
  | Failure<Code>;

export function failure<Code extends FailureCode>(
  code: Code,
  details: Omit<Failure, "ok" | "code"> = {},
): Failure<Code> {
  return { ok: false, code, ...details };
}
