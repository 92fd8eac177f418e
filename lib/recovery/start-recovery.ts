import type { RequestContext } from "@/lib/audit/context";
import { countRequest } from "@/lib/audit/count-request";
import { record } from "@/lib/audit/record";
import { after, now } from "@/lib/platform/clock";
import type { Database } from "@/lib/platform/database";
import type { Failure } from "@/lib/platform/outcome";
import { rates } from "@/lib/platform/rates";
import { readPolicy } from "@/lib/policies/read-policy";
import { openRequest, requestOf } from "@/lib/recovery-requests/open-request";
import { claimByLink } from "@/lib/tokens/mail-token";
import { holdUser } from "@/lib/users/hold-user";
import { findMailedLink, type MailedLink, mayRecover } from "./find-link";
import { tellEverywhere } from "./tell-everywhere";

type Pressed = { state: "done" | Exclude<MailedLink["state"], "ready"> };

/** The link shows the mailbox, as it was mailed for a right password: now the wait begins. */
export async function startRecovery(
  db: Database,
  token: string,
  context: RequestContext,
): Promise<Pressed | Failure<"RATE_LIMITED">> {
  const limited = await countRequest(db, rates.recoveryAddress, context);
  if (limited) return limited;
  const link = await findMailedLink(db, "START_RECOVERY", token, context);
  if (link.state !== "ready") return link;
  const { userId } = link;
  return db.$transaction(async (tx) => {
    const owner = await holdUser(tx, userId);
    const isFree = owner && mayRecover(owner) && !(await requestOf(tx, userId));
    if (!isFree || !(await claimByLink(tx, "START_RECOVERY", token))) return { state: "dead" };
    const { waitHours } = await readPolicy(tx, "recovery");
    const request = await openRequest(tx, { userId, dueAt: after(waitHours * 3600) });
    await record(tx, context, {
      type: "recovery.requested",
      actorId: userId,
      subjectId: userId,
      details: { waitHours },
    });
    await tellEverywhere(tx, owner, { kind: "requested", request }, { context, at: now() });
    return { state: "done" };
  });
}
