"use server";

import { changePassword } from "@/lib/password-change/change-password";
import { changePasswordSchema } from "@/lib/password-change/schema";
import { database } from "@/lib/platform/database";
import { stopOwnRecovery } from "@/lib/recovery/stop-recovery";
import { buttonAction } from "@/lib/web/button-action";
import { ownAction } from "@/lib/web/own-action";
import { renew } from "@/lib/web/sign-in-cookies";

const page = "/account/password";

export const changePasswordAction = ownAction(
  { page, schema: changePasswordSchema, whilePasswordIsDue: true },
  async ({ input, session, visit }) => {
    const changed = await changePassword(database(), session, input, visit.context);
    if (!changed.ok) return changed;
    await renew(changed.token, session);
    return { redirectTo: `${page}?notice=changed` };
  },
);

/** On the banner above every page; it leads here, because the password is to be another now. */
export const stopRecoveryAction = buttonAction(
  { page, done: "recovery-stopped", changesLayout: true },
  ({ session, visit }) => stopOwnRecovery(database(), session, visit.context),
);
