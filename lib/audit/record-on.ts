import type { ClientBase } from "pg";
import { v7 as uuidv7 } from "uuid";
import type { RequestContext } from "./context";
import type { AuditEntry } from "./record";

/** The same inside a transaction of the database's own client. */
export async function recordOn(
  client: ClientBase,
  { address, userAgent, requestId, session }: RequestContext,
  { type, outcome = "SUCCESS", actorId = session?.userId, details = {} }: AuditEntry,
): Promise<void> {
  await client.query(
    `INSERT INTO "audit_event" ("id", "type", "outcome", "actor_id", "address", "user_agent",
                                "request_id", "details")
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [uuidv7(), type, outcome, actorId ?? null, address, userAgent, requestId, details],
  );
}
