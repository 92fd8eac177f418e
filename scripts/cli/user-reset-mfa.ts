import { userAct } from "./user-act";

export const userResetMfaCommand = userAct({
  name: "user reset-mfa",
  summary: "Take two-factor off an account whose owner has lost it, the last admin's too",
  about: `Authenticators, backup codes, places codes are sent to and the trust of devices are removed, and
every session ends. The password then opens the account alone, so first be sure that its owner asks.
An admin is led to set up two-factor again before anything else. The person is told by mail.`,
  act: async () => (await import("@/lib/admin/reset-two-factor")).resetTwoFactor,
  done: (email) => `Two-factor is reset for ${email}, and every session has ended.`,
  failed: { ALREADY_SO: (email) => `Two-factor is off for ${email}, so nothing was changed.` },
});
