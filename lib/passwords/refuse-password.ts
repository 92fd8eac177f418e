import type { RequestContext } from "@/lib/audit/context";
import type { Database } from "@/lib/platform/database";
import { type Failure, failure } from "@/lib/platform/outcome";
import { readPolicy } from "@/lib/policies/read-policy";
import { breachProblem } from "./breach-problem";
import { newPasswordProblem, type PasswordOwner } from "./new-password";

type Chosen = {
  password: string;
  owner: PasswordOwner;
  /** What the form calls it. */
  field?: string;
};

/** Why nobody may choose this password here; null when it may be set. Asked wherever one is set. */
export async function refusePassword(
  db: Database,
  { password, owner, field = "password" }: Chosen,
  context: RequestContext,
): Promise<Failure<"INVALID_INPUT"> | null> {
  const rules = await readPolicy(db, "passwords");
  const problem =
    (await newPasswordProblem(password, owner, rules)) ??
    (await breachProblem(db, password, context));
  if (!problem) return null;
  const { charactersMin, kindsMin } = rules;
  return failure("INVALID_INPUT", {
    fields: { [field]: problem },
    numbers: { charactersMin, kindsMin },
  });
}
