"use server";

import { database } from "@/lib/platform/database";
import { failure } from "@/lib/platform/outcome";
import { changeRule } from "@/lib/rules/change-rule";
import { ruleChangeSchema } from "@/lib/rules/schema";
import { mayAdminister } from "@/lib/two-factor/may-administer";
import { elsewhere, withNotice } from "@/lib/web/button-action";
import { ownAction } from "@/lib/web/own-action";
import { previewPath, rulePath } from "./paths";

/** Shows what a change would do, or makes it; what was typed stays either way. */
export const changeRuleAction = ownAction(
  { page: "/admin/policies", mayAct: mayAdminister, schema: ruleChangeSchema },
  async ({ input, intent, session, visit }) => {
    const { typed, ...change } = input;
    const asTyped = previewPath(change.rule, typed);
    if (intent === "preview") return { redirectTo: `${asTyped}#preview` };
    if (!change.reason) return failure("INVALID_INPUT", { fields: { reason: "reason.required" } });
    const changed = await changeRule(database(), session, change, visit.context);
    if (changed.ok) return { redirectTo: withNotice(rulePath(change.rule), "saved") };
    if (changed.code === "CHANGED_MEANWHILE") return { redirectTo: asTyped };
    const path = elsewhere(changed, asTyped);
    return path ? { redirectTo: path } : changed;
  },
);
