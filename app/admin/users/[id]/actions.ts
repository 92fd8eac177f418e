"use server";

import type { ActByAdmin } from "@/lib/admin/by-admin";
import { disableAccount } from "@/lib/admin/disable-account";
import { enableAccount } from "@/lib/admin/enable-account";
import { endAllSessions } from "@/lib/admin/end-all-sessions";
import { makeAdminOf } from "@/lib/admin/make-admin";
import { removeAdmin } from "@/lib/admin/remove-admin";
import { requirePasswordReset } from "@/lib/admin/require-password-reset";
import { resetTwoFactorOf } from "@/lib/admin/reset-two-factor";
import { type ActOnPerson, actOnPersonSchema } from "@/lib/admin/schema";
import { sendResetLink } from "@/lib/admin/send-reset-link";
import { unlockAccount } from "@/lib/admin/unlock";
import { database } from "@/lib/platform/database";
import type { FailureCode } from "@/lib/platform/outcome";
import { mayAdminister } from "@/lib/two-factor/may-administer";
import type { FormAnswer } from "@/lib/web/form-action";
import { type OwnSubmission, ownAction } from "@/lib/web/own-action";

const page = ({ personId }: ActOnPerson): string => `/admin/users/${personId}`;

const onPerson = { page, mayAct: mayAdminister, schema: actOnPersonSchema };

const done =
  (notice: string, act: ActByAdmin<FailureCode>) =>
  async ({ input, session, visit }: OwnSubmission<ActOnPerson>): Promise<FormAnswer> => {
    const answer = await act(database(), session, input, visit.context);
    if (!answer.ok) return answer;
    const said = "asked" in answer ? "asked" : notice;
    return { redirectTo: `${page(input)}?notice=${said}` };
  };

export const unlockAction = ownAction(onPerson, done("unlock", unlockAccount));
export const requirePasswordResetAction = ownAction(
  onPerson,
  done("requirePasswordReset", requirePasswordReset),
);
export const sendResetLinkAction = ownAction(onPerson, done("sendResetLink", sendResetLink));
export const resetTwoFactorAction = ownAction(onPerson, done("resetTwoFactor", resetTwoFactorOf));
export const endAllSessionsAction = ownAction(onPerson, done("endAllSessions", endAllSessions));
export const disableAccountAction = ownAction(onPerson, done("disableAccount", disableAccount));
export const enableAccountAction = ownAction(onPerson, done("enableAccount", enableAccount));
export const makeAdminAction = ownAction(onPerson, done("makeAdmin", makeAdminOf));
export const removeAdminAction = ownAction(onPerson, done("removeAdmin", removeAdmin));
