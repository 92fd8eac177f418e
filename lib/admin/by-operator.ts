import type { RequestContext } from "@/lib/audit/context";
import type { Database } from "@/lib/platform/database";
import { type FailureCode, failure, type Outcome } from "@/lib/platform/outcome";
import { normalizeEmail } from "@/lib/users/email";
import { holdByEmail } from "@/lib/users/hold-user";
import type { Act } from "./by-admin";

/** The act from the command line, for where no admin can get in. */
export async function byOperator<Code extends FailureCode>(
  db: Database,
  act: Act<Code>,
  { email, reason }: { email: string; reason: string },
  context: RequestContext,
): Promise<Outcome<object, Code | "NOT_FOUND">> {
  return db.$transaction(async (tx) => {
    const person = await holdByEmail(tx, normalizeEmail(email));
    if (!person || person.deletedAt) return failure("NOT_FOUND");
    return act(tx, { person, by: null, reason }, context);
  });
}
