import type * as z from "zod";
import { limits } from "@/lib/platform/limits";
import {
  auditLogSchema,
  codeChannelsSchema,
  lockoutSchema,
  passwordRulesSchema,
  recoverySchema,
  requiredTwoFactorSchema,
  secondAdminSchema,
  sessionLivesSchema,
  stepUpSchema,
  storedRequiredTwoFactorSchema,
  storedSecondAdminSchema,
  trustedDevicesSchema,
} from "./schema";
import { settleSecondAdmin } from "./second-admin";
import { settleRequiredTwoFactor } from "./settle-required-two-factor";

export type PolicyValues = {
  requiredTwoFactor: z.output<typeof storedRequiredTwoFactorSchema>;
  codeChannels: z.output<typeof codeChannelsSchema>;
  passwords: z.output<typeof passwordRulesSchema>;
  auditLog: z.output<typeof auditLogSchema>;
  lockout: z.output<typeof lockoutSchema>;
  sessions: z.output<typeof sessionLivesSchema>;
  stepUp: z.output<typeof stepUpSchema>;
  trustedDevices: z.output<typeof trustedDevicesSchema>;
  secondAdmin: z.output<typeof storedSecondAdminSchema>;
  recovery: z.output<typeof recoverySchema>;
};

export type PolicyChoices = {
  requiredTwoFactor: z.output<typeof requiredTwoFactorSchema>;
  codeChannels: z.output<typeof codeChannelsSchema>;
  passwords: z.output<typeof passwordRulesSchema>;
  auditLog: z.output<typeof auditLogSchema>;
  lockout: z.output<typeof lockoutSchema>;
  sessions: z.output<typeof sessionLivesSchema>;
  stepUp: z.output<typeof stepUpSchema>;
  trustedDevices: z.output<typeof trustedDevicesSchema>;
  secondAdmin: z.output<typeof secondAdminSchema>;
  recovery: z.output<typeof recoverySchema>;
};

export type PolicyName = keyof PolicyValues;

type Policy<Choice, Value> = {
  choice: z.ZodType<Choice>;
  stored: z.ZodType<Value>;
  /** What holds until an admin has chosen. */
  initial: Value;
  /** What a choice comes to, after what held before. */
  settle: (choice: Choice, before: Value, at: Date) => Value;
};

/** Every rule that is an admin's to change; all other numbers are in `lib/platform/limits.ts`. */
export const policies: { [Name in PolicyName]: Policy<PolicyChoices[Name], PolicyValues[Name]> } = {
  requiredTwoFactor: {
    choice: requiredTwoFactorSchema,
    stored: storedRequiredTwoFactorSchema,
    initial: { who: "admins", from: null, graceDays: 14, since: null },
    settle: settleRequiredTwoFactor,
  },
  codeChannels: {
    choice: codeChannelsSchema,
    stored: codeChannelsSchema,
    initial: { email: true, sms: true },
    settle: (choice) => choice,
  },
  passwords: {
    choice: passwordRulesSchema,
    stored: passwordRulesSchema,
    initial: {
      charactersMin: limits.passwordCharactersMin,
      history: limits.passwordHistory,
      kindsMin: 0,
      expiryDays: null,
    },
    settle: (choice) => choice,
  },
  // Nothing is thrown away that nobody has decided to throw away.
  secondAdmin: {
    choice: secondAdminSchema,
    stored: storedSecondAdminSchema,
    initial: {
      resetTwoFactor: false,
      makeAdmin: false,
      stopHours: limits.secondAdminStopHours,
      heldUntil: null,
      heldResetTwoFactor: false,
      heldMakeAdmin: false,
      heldStopHours: 0,
    },
    settle: settleSecondAdmin,
  },
  auditLog: {
    choice: auditLogSchema,
    stored: auditLogSchema,
    initial: { retentionMonths: null },
    settle: (choice) => choice,
  },
  lockout: {
    choice: lockoutSchema,
    stored: lockoutSchema,
    initial: {
      failures: limits.signInFailures,
      windowMinutes: limits.signInFailureWindowMinutes,
      lockMinutes: limits.signInLockMinutes,
    },
    settle: (choice) => choice,
  },
  sessions: {
    choice: sessionLivesSchema,
    stored: sessionLivesSchema,
    initial: {
      hours: limits.webSessionHours,
      idleMinutes: limits.webSessionIdleMinutes,
      rememberedDays: limits.rememberedSessionDays,
      rememberedIdleDays: limits.rememberedSessionIdleDays,
    },
    settle: (choice) => choice,
  },
  stepUp: {
    choice: stepUpSchema,
    stored: stepUpSchema,
    initial: { minutes: limits.freshProofMinutes },
    settle: (choice) => choice,
  },
  trustedDevices: {
    choice: trustedDevicesSchema,
    stored: trustedDevicesSchema,
    initial: { days: limits.trustedDeviceDays },
    settle: (choice) => choice,
  },
  recovery: {
    choice: recoverySchema,
    stored: recoverySchema,
    initial: { waitHours: limits.recoveryWaitHours },
    settle: (choice) => choice,
  },
};

export const policyNames = Object.keys(policies) as PolicyName[];
