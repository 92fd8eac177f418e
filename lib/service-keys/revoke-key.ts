import { actAsAdmin } from "@/lib/admin/act-as-admin";
import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { serviceKeyRevokedMail } from "@/lib/notifications/mails";
import { now } from "@/lib/platform/clock";
import type { Database } from "@/lib/platform/database";
import { failure } from "@/lib/platform/outcome";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { tellAdmins } from "./tell-admins";

/** For good, with the next call on every instance, and with what it has asked of people meanwhile. */
export const revokeKey = (
  db: Database,
  session: Authenticated,
  { id, reason }: { id: string; reason: string },
  context: RequestContext,
) =>
  actAsAdmin<object, "NOT_FOUND">(db, session, async (tx, admin) => {
    const [revoked] = await tx.serviceKey.updateManyAndReturn({
      where: { id, revokedAt: null },
      data: { revokedAt: now() },
      select: { name: true },
    });
    if (!revoked) return failure("NOT_FOUND");
    await tx.serviceChallenge.updateMany({
      where: { keyId: id, closedAt: null },
      data: { closedAt: now() },
    });
    const { name } = revoked;
    await record(tx, context, { type: "service_key.revoked", reason, details: { key: id, name } });
    await tellAdmins(tx, (to) =>
      serviceKeyRevokedMail(to, { name, by: admin.name, reason }, context),
    );
    return { ok: true };
  });
