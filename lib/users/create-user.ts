import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { refusePassword } from "@/lib/passwords/refuse-password";
import { passwordField } from "@/lib/passwords/schema";
import { now } from "@/lib/platform/clock";
import type { Database, Transaction } from "@/lib/platform/database";
import { isUniqueConflict } from "@/lib/platform/database/conflicts";
import { failure, type Outcome } from "@/lib/platform/outcome";
import { hashPassword } from "@/lib/platform/password-hash";
import { normalizeEmail } from "./email";
import { whoHasAddress } from "./who-has-address";

export type NewUser = { name: string; email: string; password: string; role: "USER" | "ADMIN" };

/**
 * Makes a person whose address needs no proof, because whoever runs the system vouches for it.
 * `guard` runs in the same transaction, before the row is made; false closes the door.
 */
export async function createUser(
  db: Database,
  input: NewUser,
  context: RequestContext,
  guard: (tx: Transaction) => Promise<boolean> = async () => true,
): Promise<Outcome<{ userId: string }, "INVALID_INPUT" | "SETUP_CLOSED">> {
  const shape = passwordField.safeParse(input.password);
  if (!shape.success) {
    const [issue] = shape.error.issues;
    return failure("INVALID_INPUT", { fields: { password: issue?.message ?? "required" } });
  }
  const refused = await refusePassword(db, { password: input.password, owner: input }, context);
  if (refused) return refused;
  const { name, email, role } = input;
  const passwordHash = await hashPassword(input.password);
  try {
    return await db.$transaction(async (tx) => {
      if (!(await guard(tx))) return failure("SETUP_CLOSED");
      const emailNormalized = normalizeEmail(email);
      if (await whoHasAddress(tx, emailNormalized)) return taken();
      const { id: userId } = await tx.user.create({
        data: {
          name,
          email,
          role,
          passwordHash,
          emailNormalized,
          emailVerifiedAt: now(),
          passwordChangedAt: now(),
        },
      });
      await record(tx, context, {
        type: "account.created",
        subjectId: userId,
        details: { role, vouched: true },
      });
      return { ok: true, userId };
    });
  } catch (error) {
    if (isUniqueConflict(error)) return taken();
    throw error;
  }
}

const taken = () => failure("INVALID_INPUT", { fields: { email: "email.taken" } });
