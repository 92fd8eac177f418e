import type { RequestContext } from "@/lib/audit/context";
import { countRequest } from "@/lib/audit/count-request";
import type { Database } from "@/lib/platform/database";
import { type Failure, failure, type Outcome } from "@/lib/platform/outcome";
import { rates } from "@/lib/platform/rates";
import { claimByLink } from "@/lib/tokens/mail-token";
import { createUser } from "@/lib/users/create-user";
import { anAdminExists } from "@/lib/users/setup-link";
import { completeSignIn, type SignedIn } from "./complete-sign-in";

export type Setup = { token: string; name: string; email: string; password: string };

type Refusal = "INVALID_INPUT" | "RATE_LIMITED" | "SETUP_CLOSED";

/** Makes the first admin from the printed link, and signs them in. Works once. */
export async function completeSetup(
  db: Database,
  input: Setup,
  context: RequestContext,
): Promise<Outcome<{ signedIn: SignedIn }, Refusal>> {
  const limited = await countRequest(db, rates.setupAddress, context);
  if (limited) return limited;
  const { token, ...person } = input;
  const made = await createUser(db, { ...person, role: "ADMIN" }, context, async (tx) => {
    const claimed = await claimByLink(tx, "SETUP", token);
    return claimed !== null && !(await anAdminExists(tx));
  });
  if (!made.ok) return made as Failure<Refusal>;
  const proof = { userId: made.userId, methods: ["pwd"], remember: false };
  const signedIn = await db.$transaction((tx) => completeSignIn(tx, proof, context));
  return signedIn.ok ? { ok: true, signedIn } : failure("SETUP_CLOSED");
}
