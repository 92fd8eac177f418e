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
import { ownAction } from "@/lib/web/own-action";

const page = ({ personId }: ActOnPerson): string => `/admin/users/${personId}`;

const actAction = (notice: string, act: ActByAdmin<FailureCode>) =>
  ownAction(
    { page, mayAct: mayAdminister, schema: actOnPersonSchema },
    async ({ input, session, visit }) => {
      const done = await act(database(), session, input, visit.context);
      return done.ok ? { redirectTo: `${page(input)}?notice=${notice}` } : done;
    },
  );

export const unlockAction = actAction("unlock", unlockAccount);
export const requirePasswordResetAction = actAction("requirePasswordReset", requirePasswordReset);
export const sendResetLinkAction = actAction("sendResetLink", sendResetLink);
export const resetTwoFactorAction = actAction("resetTwoFactor", resetTwoFactorOf);
export const endAllSessionsAction = actAction("endAllSessions", endAllSessions);
export const disableAccountAction = actAction("disableAccount", disableAccount);
export const enableAccountAction = actAction("enableAccount", enableAccount);
export const makeAdminAction = actAction("makeAdmin", makeAdminOf);
export const removeAdminAction = actAction("removeAdmin", removeAdmin);
