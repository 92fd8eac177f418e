"use server";

import { database } from "@/lib/platform/database";
import { failure } from "@/lib/platform/outcome";
import { askForRecovery } from "@/lib/recovery/ask-for-recovery";
import { completeRecovery } from "@/lib/recovery/complete-recovery";
import {
  askForRecoverySchema,
  completeRecoverySchema,
  recoveryLinkSchema,
} from "@/lib/recovery/schema";
import { startRecovery } from "@/lib/recovery/start-recovery";
import { stopRecovery } from "@/lib/recovery/stop-recovery";
import { formAction } from "@/lib/web/form-action";
import { waitingForFactor } from "@/lib/web/waiting-sign-in";

export const askForRecoveryAction = formAction(
  { schema: askForRecoverySchema },
  async ({ visit }) => {
    const waiting = await waitingForFactor();
    if (!waiting) return failure("CHALLENGE_CLOSED");
    const asked = await askForRecovery(database(), waiting, visit.context);
    return asked.ok ? { redirectTo: "/recover?notice=sent" } : asked;
  },
);

export const startRecoveryAction = formAction(
  { schema: recoveryLinkSchema },
  async ({ input, visit }) => {
    const pressed = await startRecovery(database(), input.token, visit.context);
    return "state" in pressed ? { redirectTo: `/recover/start?notice=${pressed.state}` } : pressed;
  },
);

export const completeRecoveryAction = formAction(
  { schema: completeRecoverySchema },
  async ({ input, visit }) => {
    const completed = await completeRecovery(database(), input, visit.context);
    return completed.ok ? { redirectTo: "/login?notice=recovered" } : completed;
  },
);

export const stopRecoveryAction = formAction(
  { schema: recoveryLinkSchema },
  async ({ input, visit }) => {
    const pressed = await stopRecovery(database(), input.token, visit.context);
    return "state" in pressed ? { redirectTo: `/recover/stop?notice=${pressed.state}` } : pressed;
  },
);
