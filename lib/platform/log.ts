import pino from "pino";

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
    paths: ["password", "token", "code", "secret", "cookie", "authorization"].flatMap((name) => [
      name,
      `*.${name}`,
    ]),
    censor: "[not logged]",
  },
});
