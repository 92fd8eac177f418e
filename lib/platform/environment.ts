import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import * as z from "zod";

const SECRET_BYTES_MIN = 32;
const LOOPBACK_HOSTS = new Set(["localhost", "127.0.0.1", "[::1]"]);

const databaseUrl = (name: string) =>
  z
    .string({
      error: `${name} is missing. Set it to postgresql://user:password@host:5432/database.`,
    })
    .refine(
      (value) => URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol),
      `${name} must look like postgresql://user:password@host:5432/database.`,
    );

/** A sample or a keyboard walk has few different characters; 32 random bytes have many in any encoding. */
const isStrongSecret = (value: string) =>
  Buffer.byteLength(value) >= SECRET_BYTES_MIN &&
  new Set(value).size >= 12 &&
  !/(change.?me|example|sample|secret|password|sallyport)/i.test(value);

const secret = z
  .string({
    error:
      "SALLYPORT_SECRET is missing. Make one with: node -p \"crypto.randomBytes(32).toString('base64url')\"",
  })
  .refine(
    isStrongSecret,
    "SALLYPORT_SECRET is too weak or a sample. Make one with: node -p \"crypto.randomBytes(32).toString('base64url')\"",
  );

function urlProblem(value: string): string | undefined {
  if (!URL.canParse(value))
    return "SALLYPORT_URL must be a full address such as https://accounts.example.com.";
  const url = new URL(value);
  if (url.pathname !== "/" || url.search || url.hash || url.username) {
    return "SALLYPORT_URL must be an origin only, without a path: https://accounts.example.com.";
  }
  if (url.protocol === "https:") return undefined;
  if (url.protocol === "http:" && LOOPBACK_HOSTS.has(url.hostname)) return undefined;
  return "SALLYPORT_URL must begin with https:// (http:// is for this machine alone, as in http://localhost:3000).";
}

const port = z.coerce
  .number("PORT must be a number from 1 to 65535.")
  .int("PORT must be a number from 1 to 65535.")
  .min(1, "PORT must be a number from 1 to 65535.")
  .max(65_535, "PORT must be a number from 1 to 65535.");

const schemes = (name: string, allowed: string[]) =>
  z
    .string()
    .refine(
      (value) => URL.canParse(value) && allowed.includes(new URL(value).protocol),
      `${name} must be an address that begins with ${allowed.map((scheme) => `${scheme}//`).join(" or ")}.`,
    )
    .optional();

/** MMDB files describe themselves in their last 128 KiB, behind this mark. */
const MMDB_MARK = Buffer.from("\xab\xcd\xefMaxMind.com", "latin1");
const MMDB_TAIL_BYTES = 128 * 1024;

function isPlaceDatabase(path: string): boolean {
  try {
    const file = openSync(path, "r");
    try {
      const tail = Buffer.alloc(MMDB_TAIL_BYTES);
      readSync(file, tail, { position: Math.max(0, fstatSync(file).size - MMDB_TAIL_BYTES) });
      return tail.includes(MMDB_MARK);
    } finally {
      closeSync(file);
    }
  } catch {
    return false;
  }
}

const schema = z.object({
  DATABASE_URL: databaseUrl("DATABASE_URL"),
  MIGRATE_DATABASE_URL: databaseUrl("MIGRATE_DATABASE_URL").optional(),
  SALLYPORT_URL: z
    .string()
    .superRefine((value, context) => {
      const problem = urlProblem(value);
      if (problem) context.addIssue({ code: "custom", message: problem });
    })
    .transform((value) => (URL.canParse(value) ? new URL(value).origin : value)),
  SALLYPORT_SECRET: secret,
  SALLYPORT_SECRET_PREVIOUS: z
    .string()
    .default("")
    .transform((value) => value.split(",").filter(Boolean)),
  PORT: port.default(3000),
  TRUST_PROXY: z.coerce
    .number("TRUST_PROXY must be the number of proxies in front of the app, 0 to 10.")
    .int("TRUST_PROXY must be the number of proxies in front of the app, 0 to 10.")
    .min(0, "TRUST_PROXY must be the number of proxies in front of the app, 0 to 10.")
    .max(10, "TRUST_PROXY must be the number of proxies in front of the app, 0 to 10.")
    .default(0),
  SMTP_URL: schemes("SMTP_URL", ["smtp:", "smtps:"]),
  MAIL_FROM: z.string().default("Sallyport <sallyport@localhost>"),
  SMS_WEBHOOK_URL: schemes("SMS_WEBHOOK_URL", ["http:", "https:"]),
  BREACHED_PASSWORDS_URL: schemes("BREACHED_PASSWORDS_URL", ["http:", "https:"]),
  GEOIP_DATABASE: z
    .string()
    .refine(
      isPlaceDatabase,
      "GEOIP_DATABASE must be the path of a place database (.mmdb, not packed) that the app can read.",
    )
    .optional(),
  METRICS_TOKEN: z.string().min(16, "METRICS_TOKEN must have at least 16 characters.").optional(),
  DATA_DIR: z.string().default(".data"),
  PASSWORD_COST: z.coerce
    .number("PASSWORD_COST must be a number from 10 to 14.")
    .int("PASSWORD_COST must be a number from 10 to 14.")
    .min(10, "PASSWORD_COST must be a number from 10 to 14.")
    .max(14, "PASSWORD_COST must be a number from 10 to 14.")
    .default(12),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error"], "LOG_LEVEL must be debug, info, warn or error.")
    .default("info"),
});

export type Environment = z.infer<typeof schema>;

type Checked = { ok: true; environment: Environment } | { ok: false; problems: string[] };

/** Checks all settings at once; each problem is a sentence that names the setting, never its value. */
export function checkEnvironment(source: NodeJS.ProcessEnv): Checked {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse({
    SALLYPORT_URL: `http://localhost:${filled.PORT ?? 3000}`,
    ...filled,
  });
  if (parsed.success) return { ok: true, environment: parsed.data };
  return { ok: false, problems: parsed.error.issues.map((issue) => issue.message) };
}

let checked: Environment | undefined;

export function environment(): Environment {
  if (checked) return checked;
  const result = checkEnvironment(process.env);
  if (!result.ok) throw new Error(result.problems.join("\n"));
  checked = result.environment;
  return checked;
}
