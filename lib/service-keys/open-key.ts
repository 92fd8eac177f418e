import type { RequestContext } from "@/lib/audit/context";
import { countRequest } from "@/lib/audit/count-request";
import { record } from "@/lib/audit/record";
import { after, now } from "@/lib/platform/clock";
import type { Database } from "@/lib/platform/database";
import type { ServiceKey } from "@/lib/platform/database/generated/client";
import { digest } from "@/lib/platform/digest";
import { limits } from "@/lib/platform/limits";
import { type Failure, failure, type Outcome } from "@/lib/platform/outcome";
import { countUse } from "@/lib/platform/rate-limit";
import { rates } from "@/lib/platform/rates";
import { stateOf } from "./live";
import type { ServiceScope } from "./scopes";

/** As what it does is told and recorded. */
export type Service = { id: string; name: string };

type Refusal = "UNAUTHENTICATED" | "FORBIDDEN" | "RATE_LIMITED";

/**
 * Who calls with this key, if it opens calls of this scope now. Found by its digest, so that the time
 * tells nothing of how near a guess was. Wrong keys are counted by address; a key that is right is
 * never kept out by its neighbours' wrong ones.
 */
export async function openKey(
  db: Database,
  key: string | undefined,
  scope: ServiceScope,
  context: RequestContext,
): Promise<Outcome<{ service: Service }, Refusal>> {
  if (!key) return failure("UNAUTHENTICATED");
  const found = await db.serviceKey.findUnique({ where: { digest: digest(key) } });
  if (!found) {
    const limited = await countRequest(db, rates.wrongServiceKeys, context);
    return limited ?? failure("UNAUTHENTICATED");
  }
  const state = stateOf(found);
  const why = state === "live" ? (found.scopes.includes(scope) ? null : "scope") : state;
  if (why) return refuse(db, found, { why, scope }, context);
  const limited = await countCall(db, found, context);
  if (limited) return limited;
  await noteUse(db, found);
  return { ok: true, service: serviceOf(found) };
}

const serviceOf = ({ id, name }: ServiceKey): Service => ({ id, name });

/** Whatever comes of it; should it be one too many, the log says whose. */
const countCall = (db: Database, key: ServiceKey, context: RequestContext) =>
  countRequest(db, rates.serviceCalls, { ...context, service: serviceOf(key) }, key.id);

/** The log has it once an hour for each key and cause, however often a forgotten program tries. */
async function refuse(
  db: Database,
  key: ServiceKey,
  { why, scope }: { why: "expired" | "revoked" | "scope"; scope: ServiceScope },
  context: RequestContext,
): Promise<Failure<Refusal>> {
  const limited = await countCall(db, key, context);
  if (limited) return limited;
  const { id, name } = key;
  const about = why === "scope" ? scope : why;
  const { uses } = await countUse(rates.serviceKeyRefusals, `${id} ${about}`);
  if (uses === 1) {
    const details = { key: id, name, why, scope };
    await record(db, context, { type: "service_key.refused", outcome: "REFUSED", details });
  }
  return failure(why === "scope" ? "FORBIDDEN" : "UNAUTHENTICATED");
}

async function noteUse(db: Database, { id, lastUsedAt }: ServiceKey): Promise<void> {
  const before = after(-limits.keyUseWriteSeconds);
  if (lastUsedAt && lastUsedAt > before) return;
  await db.serviceKey.updateMany({
    where: { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: before } }] },
    data: { lastUsedAt: now() },
  });
}
