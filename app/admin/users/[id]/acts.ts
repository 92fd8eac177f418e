import type { ActName } from "@/components/admin/person/acts-panel";
import type { FormAction } from "@/lib/web/form-state";
import {
  disableAccountAction,
  enableAccountAction,
  endAllSessionsAction,
  makeAdminAction,
  removeAdminAction,
  requirePasswordResetAction,
  resetTwoFactorAction,
  sendResetLinkAction,
  unlockAction,
} from "./actions";

export const actions: Record<ActName, FormAction> = {
  unlock: unlockAction,
  requirePasswordReset: requirePasswordResetAction,
  sendResetLink: sendResetLinkAction,
  resetTwoFactor: resetTwoFactorAction,
  endAllSessions: endAllSessionsAction,
  disableAccount: disableAccountAction,
  enableAccount: enableAccountAction,
  makeAdmin: makeAdminAction,
  removeAdmin: removeAdminAction,
};
