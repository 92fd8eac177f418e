import { actAsAdmin } from "@/lib/admin/act-as-admin";
import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { serviceKeyMadeMail } from "@/lib/notifications/mails";
import { after } from "@/lib/platform/clock";
import type { Database, Transaction } from "@/lib/platform/database";
import { digest } from "@/lib/platform/digest";
import { limits } from "@/lib/platform/limits";
import { failure } from "@/lib/platform/outcome";
import { randomToken } from "@/lib/platform/random";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { liveKey } from "./live";
import type { NewKey } from "./schema";
import { tellAdmins } from "./tell-admins";

const DAY_SECONDS = 24 * 3600;

/** The key is in the answer and nowhere else. */
export const makeKey = (
  db: Database,
  session: Authenticated,
  { name, scopes, lifetimeDays, reason }: NewKey,
  context: RequestContext,
) =>
  actAsAdmin<{ key: string; id: string }, "TOO_MANY">(db, session, async (tx, admin) => {
    if (await isFull(tx)) return failure("TOO_MANY");
    const key = `sk_${randomToken()}`;
    const expiresAt = lifetimeDays === null ? null : after(lifetimeDays * DAY_SECONDS);
    const { id } = await tx.serviceKey.create({
      data: { name, scopes, expiresAt, digest: digest(key), createdById: admin.id },
    });
    await record(tx, context, {
      type: "service_key.made",
      reason,
      details: { key: id, name, scopes, days: lifetimeDays },
    });
    await tellAdmins(tx, (to) =>
      serviceKeyMadeMail(to, { name, scopes, by: admin.name, reason }, context),
    );
    return { ok: true, key, id };
  });

/** Those who make keys take turns, so that two do not both make the last one. */
async function isFull(tx: Transaction): Promise<boolean> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('service_key'))::text`;
  return (await tx.serviceKey.count({ where: liveKey() })) >= limits.liveServiceKeys;
}
