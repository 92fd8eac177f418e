import type { Client } from "pg";
import { limits } from "@/lib/platform/limits";
import type { Database } from "@/scripts/database/ensure";
import { pendingMigrations } from "@/scripts/database/migrate";
import { excessRights } from "@/scripts/database/rights";
import { withClient } from "@/scripts/database/with-client";
import { type Finding, fail, look, ok, type Verdict, warn } from "./finding";

const SKEW_LIMIT_MS = 2_000;
const MIGRATE = "Run: npm run cli -- migrate";

export function examineDatabase(database: Database): Promise<Finding[]> {
  const appRole = new URL(database.databaseUrl).username;
  return withClient(database.migrateDatabaseUrl, async (owner) => [
    await look("Clock", () => clock(owner)),
    await look("Migrations", () => migrations(owner)),
    await look("Rights", () => rights(owner, appRole)),
    await look("Audit partitions", () => auditPartitions(owner)),
    await look("Log seals", () => logSeals(owner)),
    await look("Jobs", () => jobs(owner)),
  ]);
}

async function clock(client: Client): Promise<Verdict> {
  const before = Date.now();
  const { rows } = await client.query<{ now: Date }>("select clock_timestamp() as now");
  const middle = (before + Date.now()) / 2;
  const skew = Math.round(Math.abs((rows[0]?.now.getTime() ?? 0) - middle));
  if (skew <= SKEW_LIMIT_MS) return ok(`${skew} ms apart from the database's`);
  return fail(
    `${skew} ms apart from the database's`,
    "Let both machines keep their time by NTP: codes and sessions depend on it.",
  );
}

async function migrations(owner: Client): Promise<Verdict> {
  const pending = await pendingMigrations(owner);
  if (pending.length === 0) return ok("up to date");
  return fail(`${pending.length} not applied`, MIGRATE);
}

async function rights(owner: Client, appRole: string): Promise<Verdict> {
  const { rows } = await owner.query<{ name: string }>("select current_user as name");
  if (rows[0]?.name === appRole) {
    return warn(
      `${appRole} both migrates and runs`,
      "Set MIGRATE_DATABASE_URL to a second role, so that the app cannot change tables or the audit log.",
    );
  }
  const excess = await excessRights(owner, appRole);
  if (excess.length === 0) return ok(`${appRole} reads and writes rows, nothing else`);
  return fail(`${appRole} may also: ${excess.join(", ")}`, "Take these rights away.");
}

async function auditPartitions(owner: Client): Promise<Verdict> {
  const { rows } = await owner.query<{ months: string; strays: boolean }>(
    `select count(*) as months, exists (select from audit_partition.rest) as strays
       from pg_class where relnamespace = to_regnamespace('audit_partition') and relkind = 'r'
        and relname >= to_char(now() at time zone 'UTC', '"m"YYYY_MM') and relname <> 'rest'`,
  );
  const months = Number(rows[0]?.months ?? 0);
  if (rows[0]?.strays) {
    return warn("events have fallen outside every month", `${MIGRATE}, and ask why it was late.`);
  }
  if (months >= 2) return ok(`made for this month and ${months - 1} ahead`);
  return fail(`made for ${months} months from now`, MIGRATE);
}

async function logSeals(owner: Client): Promise<Verdict> {
  const { rows } = await owner.query<{ minutes: number }>(
    `select extract(epoch from now() - occurred_at)::float8 / 60 as minutes from audit_event
      where number > coalesce(
        (select upto_number from audit_seal order by number desc limit 1), 0)
      order by number limit 1`,
  );
  const minutes = Math.floor(rows[0]?.minutes ?? 0);
  if (minutes <= limits.sealDueMinutes) return ok("up to date");
  return warn(
    `events have waited ${minutes} minutes for their seal`,
    "Is the app running? If it is, its log says why it makes no seals.",
  );
}

async function jobs(owner: Client): Promise<Verdict> {
  const { rows } = await owner.query<{ waiting: string; dead: string }>(
    `select count(*) filter (where run_at < now() - interval '10 minutes' and locked_at is null
                               and attempts < max_attempts) as waiting,
            count(*) filter (where attempts >= max_attempts) as dead
       from graphile_worker._private_jobs`,
  );
  const waiting = Number(rows[0]?.waiting ?? 0);
  const dead = Number(rows[0]?.dead ?? 0);
  if (waiting > 0) return warn(`${waiting} overdue by 10 minutes`, "Is the app running?");
  if (dead > 0) return warn(`${dead} given up after many tries`, "The log says why each failed.");
  return ok("none overdue, none given up");
}
