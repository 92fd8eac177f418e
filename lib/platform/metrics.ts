import { Counter, collectDefaultMetrics, Gauge, Registry } from "prom-client";
import { databasePool } from "./database";
import { hashQueueDepth } from "./password-hash";

type Metrics = { registry: Registry; signIns: Counter<"outcome"> };

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
  const signIns = new Counter({
    name: "sallyport_sign_ins_total",
    help: "Sign-ins by outcome",
    labelNames: ["outcome"],
    registers: [registry],
  });
  return { registry, signIns };
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

export const metricsText = (): Promise<string> => metrics().registry.metrics();
