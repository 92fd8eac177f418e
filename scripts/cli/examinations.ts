import { access, constants, mkdir, statfs } from "node:fs/promises";
import nodemailer from "nodemailer";
import { checkEnvironment } from "@/lib/platform/environment";
import { type Database, ensureDatabase } from "@/scripts/database/ensure";
import { withClient } from "@/scripts/database/with-client";
import { dataFolder, shown } from "@/scripts/support/paths";
import { servingEnvironment } from "@/scripts/support/settings";
import { examineDatabase } from "./examine-database";
import { type Finding, fail, look, ok, type Verdict, warn } from "./finding";

const ROOM_MB = 500;
/** Before it, everybody may create tables in schema public. */
const OLDEST_POSTGRESQL = 15;
const ANSWER_TIMEOUT_MS = 10_000;

/** Everything that can be looked at, in the order in which one thing needs another. */
export async function examine(env: NodeJS.ProcessEnv): Promise<Finding[]> {
  const folder = dataFolder(env);
  const machine = [
    await look("Data folder", () => writable(folder)),
    await look("Disk", () => room(folder)),
    await look("Mail", () => mail(env.SMTP_URL)),
  ];
  let database: Database | undefined;
  const connection = await look("Database", async () => {
    database = await ensureDatabase(env);
    return version(database.databaseUrl);
  });
  try {
    const settings = await look("Settings", async () => checkedSettings(env, database));
    const inside = database && connection.state !== "fail" ? await examineDatabase(database) : [];
    return [settings, ...machine, connection, ...inside];
  } finally {
    await database?.release();
  }
}

function checkedSettings(env: NodeJS.ProcessEnv, database: Database | undefined): Verdict {
  const checked = checkEnvironment(database ? servingEnvironment(database, env) : env);
  if (checked.ok) return ok("complete and well-formed");
  return fail(checked.problems.join(" "), ".env.example lists them all.");
}

async function writable(folder: string): Promise<Verdict> {
  await mkdir(folder, { recursive: true });
  await access(folder, constants.W_OK);
  return ok(`${shown(folder)} can be written`);
}

async function room(folder: string): Promise<Verdict> {
  const { bavail, bsize } = await statfs(folder);
  const freeMb = Math.floor((bavail * bsize) / 1024 / 1024);
  if (freeMb >= ROOM_MB) return ok(`${freeMb} MB free`);
  return warn(`only ${freeMb} MB free`, "Make room before the database runs out of it.");
}

async function mail(url: string | undefined): Promise<Verdict> {
  if (!url) return warn("SMTP_URL is not set", "Mail waits at /admin/messages until it is.");
  const transport = nodemailer.createTransport({
    url,
    connectionTimeout: ANSWER_TIMEOUT_MS,
    greetingTimeout: ANSWER_TIMEOUT_MS,
  } as nodemailer.TransportOptions);
  try {
    await transport.verify();
    return ok(`${new URL(url).host} answers`);
  } catch (error) {
    return fail((error as Error).message, "Check SMTP_URL and that the server can be reached.");
  } finally {
    transport.close();
  }
}

async function version(url: string): Promise<Verdict> {
  const { rows } = await withClient(url, (client) =>
    client.query<{ server_version: string }>("show server_version"),
  );
  const found = rows[0]?.server_version ?? "";
  if (Number.parseInt(found, 10) >= OLDEST_POSTGRESQL) return ok(`PostgreSQL ${found} answers`);
  return fail(`PostgreSQL ${found} is too old`, `Use PostgreSQL ${OLDEST_POSTGRESQL} or newer.`);
}
