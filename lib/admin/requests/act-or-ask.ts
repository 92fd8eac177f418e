import { now } from "@/lib/platform/clock";
import type { AdminRequestKind } from "@/lib/platform/database/generated/enums";
import { type FailureCode, failure } from "@/lib/platform/outcome";
import { countUse } from "@/lib/platform/rate-limit";
import { rates } from "@/lib/platform/rates";
import { readPolicy } from "@/lib/policies/read-policy";
import { secondAdminAt } from "@/lib/policies/second-admin";
import { needsConfirmation } from "@/lib/step-up/fresh";
import { actOnPerson } from "../act-as-admin";
import type { Act, ActByAdmin } from "../by-admin";
import type { Refusal } from "../refuse-act";
import { type AskRefusal, askForSecond } from "./ask-for-second";
import { actOf } from "./kinds";

/**
 * The act as an admin does it, or, where the rule wants two, asks for it: then what is answered says
 * `asked`. Without the rule it is done at once, as everything else is.
 */
export const actOrAsk =
  <Code extends FailureCode>(
    kind: AdminRequestKind,
    act: Act<Code>,
  ): ActByAdmin<Code | Refusal | AskRefusal | "RATE_LIMITED"> =>
  async (db, session, { personId, reason }, context) => {
    const unconfirmed = needsConfirmation(session);
    if (unconfirmed) return unconfirmed;
    const wantsTwo = async (tx: Parameters<typeof readPolicy>[0]) => {
      const rule = secondAdminAt(await readPolicy(tx, "secondAdmin"), now());
      return rule[actOf[kind]] ? rule : null;
    };
    if (await wantsTwo(db)) {
      const { blocked, retryAfterSeconds } = await countUse(rates.adminRequests, personId);
      if (blocked) return failure("RATE_LIMITED", { retryAfterSeconds });
    }
    return actOnPerson<object, Code | Refusal | AskRefusal>(
      db,
      session,
      personId,
      async (tx, { admin, person }) => {
        const done = { person, by: admin.id, reason };
        const rule = await wantsTwo(tx);
        return rule
          ? askForSecond(tx, { kind, stopHours: rule.stopHours, ...done }, context)
          : act(tx, done, context);
      },
    );
  };
