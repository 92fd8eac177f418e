import pino from "pino";

const secretNames = [
  "password",
  "token",
  "accessToken",
  "refreshToken",
  "deviceToken",
  "trustToken",
  "code",
  "secret",
  "cookie",
  "authorization",
];

/**
 * One JSON line an event, on standard output. Callers name the fields they mean: nothing here ever
 * takes a whole request, form or row. The list below is the second fence, not the first.
 */
export const log = pino({
  level: process.env.LOG_LEVEL || "info",
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  redact: {
    paths: secretNames.flatMap((name) => [name, `*.${name}`]),
    censor: "[not logged]",
  },
});
