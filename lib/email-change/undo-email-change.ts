import type { RequestContext } from "@/lib/audit/context";
import { countRequest } from "@/lib/audit/count-request";
import type { Database } from "@/lib/platform/database";
import { isUniqueConflict } from "@/lib/platform/database/conflicts";
import { digest } from "@/lib/platform/digest";
import type { Failure } from "@/lib/platform/outcome";
import { rates } from "@/lib/platform/rates";
import { sendResetLink } from "@/lib/reset-links/send-reset-link";
import { holdUser } from "@/lib/users/hold-user";
import { isClosed } from "@/lib/users/is-closed";
import { restoreAddress } from "./restore-address";
import { findUndoLink, type UndoLink } from "./undo-link";

type Pressed = { state: "done" | Exclude<UndoLink["state"], "ready"> };

/**
 * For the owner of the old address, who need not be signed in, and may not be able to: the address
 * comes back, everybody is out, and a link to a new password goes to it.
 */
export async function undoEmailChange(
  db: Database,
  token: string,
  context: RequestContext,
): Promise<Pressed | Failure<"RATE_LIMITED">> {
  const limited = await countRequest(db, rates.notMeAddress, context);
  if (limited) return limited;
  const found = await db.emailChange.findUnique({ where: { undoDigest: digest(token) } });
  if (!found) return { state: "dead" };
  const undone = db.$transaction(async (tx): Promise<Pressed> => {
    const user = await holdUser(tx, found.userId);
    if (!user || isClosed(user)) return { state: "dead" };
    const link = await findUndoLink(tx, token, context);
    if (link.state !== "ready") return link;
    const restored = await restoreAddress(tx, user, link.change, context);
    await sendResetLink(tx, restored, "disowned", context);
    return { state: "done" };
  });
  return undone.catch((error: unknown): Pressed => {
    // In its last moment, while the address was becoming somebody else's.
    if (isUniqueConflict(error)) return { state: "dead" };
    throw error;
  });
}
