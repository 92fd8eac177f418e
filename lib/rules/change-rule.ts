import { isDeepStrictEqual } from "node:util";
import { actAsAdmin } from "@/lib/admin/act-as-admin";
import type { RequestContext } from "@/lib/audit/context";
import type { Database } from "@/lib/platform/database";
import { failure } from "@/lib/platform/outcome";
import type { PolicyChoices, PolicyName } from "@/lib/policies/catalogue";
import { putInForce, settleChange } from "@/lib/policies/change-policy";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { versionOf } from "./version";

export type RuleChange<Name extends PolicyName = PolicyName> = {
  rule: Name;
  choice: PolicyChoices[Name];
  /** Of the rule as the admin saw it. */
  version: string;
  reason: string;
};

/** What somebody else has changed in between is not overwritten, and what holds already is no change. */
export const changeRule = <Name extends PolicyName>(
  db: Database,
  session: Authenticated,
  { rule, choice, version, reason }: RuleChange<Name>,
  context: RequestContext,
) =>
  actAsAdmin<object, "INVALID_INPUT" | "CHANGED_MEANWHILE" | "UNCHANGED">(
    db,
    session,
    async (tx) => {
      const change = await settleChange(tx, rule, choice);
      if (!change) return failure("INVALID_INPUT");
      if (versionOf(change.before) !== version) return failure("CHANGED_MEANWHILE");
      if (isDeepStrictEqual(change.after, change.before.value)) return failure("UNCHANGED");
      await putInForce(tx, rule, change, reason, context);
      return { ok: true };
    },
  );
