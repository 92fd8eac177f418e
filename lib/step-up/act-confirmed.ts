import type { Database, Transaction } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { type FailureCode, failure, type Outcome } from "@/lib/platform/outcome";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { holdOwn } from "@/lib/sessions/hold-own";
import { holdTogether } from "@/lib/users/hold-user";
import { needsConfirmation } from "./fresh";

export type Unconfirmed = "CONFIRMATION_REQUIRED" | "UNAUTHENTICATED";

/**
 * For whoever proved lately who they are, with their row and session held until it is done; and with
 * the rows of those it is done to, where that is somebody else.
 */
export async function actConfirmed<Value extends object, Code extends FailureCode = never>(
  db: Database,
  session: Authenticated,
  act: (tx: Transaction, owner: User) => Promise<Outcome<Value, Code>>,
  ...personIds: string[]
): Promise<Outcome<Value, Code | Unconfirmed>> {
  const unconfirmed = needsConfirmation(session);
  if (unconfirmed) return unconfirmed;
  return db.$transaction(async (tx) => {
    if (personIds.some((id) => id !== session.userId)) {
      await holdTogether(tx, [session.userId, ...personIds]);
    }
    const owner = await holdOwn(tx, session);
    if (!owner) return failure("UNAUTHENTICATED");
    // Two-factor may have been turned on in another session meanwhile.
    const { twoFactorSince } = owner;
    return needsConfirmation({ ...session, twoFactorSince }) ?? act(tx, owner);
  });
}
