import type { FailureCode } from "@/lib/platform/outcome";

export const failureStatus: Record<FailureCode, number> = {
  INVALID_INPUT: 422,
  MALFORMED_BODY: 400,
  UNSUPPORTED_MEDIA_TYPE: 415,
  BODY_TOO_LARGE: 413,
  ORIGIN_REJECTED: 403,
  METHOD_NOT_ALLOWED: 405,
  NOT_FOUND: 404,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  INVALID_CREDENTIALS: 401,
  EMAIL_NOT_VERIFIED: 403,
  INVALID_CODE: 401,
  INVALID_TOKEN: 401,
  SETUP_CLOSED: 410,
  CLIENT_NOT_SUPPORTED: 422,
  RATE_LIMITED: 429,
  BUSY: 503,
  UNAVAILABLE: 503,
  UNEXPECTED: 500,
};

export const isFailureCode = (code: string): code is FailureCode =>
  Object.hasOwn(failureStatus, code);
