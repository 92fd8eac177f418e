import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { databasePool } from "./database";
import { hashQueueDepth } from "./password-hash";

type Metrics = {
  registry: Registry;
  signIns: Counter<"outcome">;
  lockouts: Counter;
  cleanedUp: Counter<"what">;
  sessionChecks: Histogram;
};

/** In seconds: a session is known again within a few milliseconds, or something is wrong. */
const CHECK_BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1];

const shared = globalThis as { sallyportMetrics?: Metrics };

function make(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: "sallyport_password_hash_queue",
    help: "Password hashes waiting for a worker",
    registers: [registry],
    collect() {
      this.set(hashQueueDepth());
    },
  });
  countRows(
    registry,
    "sallyport_sessions_live",
    "Sessions that have not ended",
    `
    SELECT count(*)::int AS n FROM "session" WHERE "ended_at" IS NULL AND "expires_at" > now()`,
  );
  countRows(
    registry,
    "sallyport_messages_queued",
    "Messages that wait to be sent",
    `
    SELECT count(*)::int AS n FROM "outbox_message" WHERE "state" IN ('QUEUED', 'WAITING')`,
  );
  // Taken down elsewhere, it shows seals that were removed: their number never falls.
  countRows(
    registry,
    "sallyport_log_seals",
    "Number of the newest seal of the audit log",
    `
    SELECT coalesce(max("number"), 0)::float8 AS n FROM "audit_seal"`,
  );
  countRows(
    registry,
    "sallyport_log_unsealed_seconds",
    "Age of the oldest row of the audit log that is not sealed",
    `
    SELECT greatest(extract(epoch FROM now() - "occurred_at"), 0)::float8 AS n FROM "audit_event"
     WHERE "number" > coalesce(
       (SELECT "upto_number" FROM "audit_seal" ORDER BY "number" DESC LIMIT 1), 0)
     ORDER BY "number" LIMIT 1`,
  );
  const signIns = new Counter({
    name: "sallyport_sign_ins_total",
    help: "Sign-ins by outcome; each one that is complete is a new session",
    labelNames: ["outcome"],
    registers: [registry],
  });
  const lockouts = new Counter({
    name: "sallyport_lockouts_total",
    help: "Times that wrong passwords locked password sign-in for whoever sent them",
    registers: [registry],
  });
  const cleanedUp = new Counter({
    name: "sallyport_cleaned_up_total",
    help: "Rows that the clean-up removed, ended or emptied, by what they are",
    labelNames: ["what"],
    registers: [registry],
  });
  const sessionChecks = new Histogram({
    name: "sallyport_session_check_seconds",
    help: "Time to find the session a request belongs to",
    buckets: CHECK_BUCKETS,
    registers: [registry],
  });
  return { registry, signIns, lockouts, cleanedUp, sessionChecks };
}

function countRows(registry: Registry, name: string, help: string, sql: string): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    async collect() {
      const { rows } = await databasePool().query<{ n: number }>(sql);
      this.set(rows[0]?.n ?? 0);
    },
  });
}

/** Pages and start-up are separate bundles of one process; they must count in one place. */
function metrics(): Metrics {
  shared.sallyportMetrics ??= make();
  return shared.sallyportMetrics;
}

export const countSignIn = (outcome: string): void => metrics().signIns.inc({ outcome });

export const countLockout = (): void => metrics().lockouts.inc();

export const countCleanedUp = (what: string, rows: number): void =>
  metrics().cleanedUp.inc({ what }, rows);

export async function timeSessionCheck<Found>(check: () => Promise<Found>): Promise<Found> {
  const stop = metrics().sessionChecks.startTimer();
  try {
    return await check();
  } finally {
    stop();
  }
}

export const metricsText = (): Promise<string> => metrics().registry.metrics();
