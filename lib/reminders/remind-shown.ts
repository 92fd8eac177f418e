import type { RequestContext } from "@/lib/audit/context";
import { now } from "@/lib/platform/clock";
import type { Database } from "@/lib/platform/database";
import { failure, type Outcome } from "@/lib/platform/outcome";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { needsConfirmation } from "@/lib/step-up/fresh";
import { findDue } from "./due";
import { remindPerson } from "./remind-person";

/** Everybody the list begins with. One who needs it no more, or was just reminded, stops nobody else's. */
export async function remindShown(
  db: Database,
  session: Authenticated,
  context: RequestContext,
): Promise<Outcome> {
  const unconfirmed = needsConfirmation(session);
  if (unconfirmed) return unconfirmed;
  const { people } = await findDue(db, { at: now() });
  let reminded = 0;
  for (const { id } of people) {
    const outcome = await remindPerson(db, session, id, context);
    if (outcome.ok) reminded += 1;
    else if (outcome.code !== "TOO_MANY" && outcome.code !== "NOT_FOUND") return outcome;
  }
  return reminded > 0 ? { ok: true } : failure("NOT_FOUND");
}
