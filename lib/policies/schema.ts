import * as z from "zod";
import { limits } from "@/lib/platform/limits";

/** PostgreSQL knows no year 0, and no rule begins before there were clocks that count from 1970. */
export const isSoundDay = (date: string): boolean => date >= "1970-01-01";

const moment = z.iso.datetime("malformed").refine(isSoundDay, "malformed");

/** What an admin chooses: of whom two-factor is asked, from when, and with how much time to set it up. */
export const requiredTwoFactorSchema = z.strictObject({
  who: z.enum(["nobody", "admins", "everyone"], "unknown"),
  from: moment.nullable(),
  graceDays: z.int("outOfRange").min(0, "outOfRange").max(limits.graceDays, "outOfRange"),
});

/** With the moment at which the rule for everyone was first in force, which is nobody's to choose. */
export const storedRequiredTwoFactorSchema = requiredTwoFactorSchema.extend({
  since: moment.nullable(),
});

const whole = (min: number, max: number) =>
  z.int("outOfRange").min(min, "outOfRange").max(max, "outOfRange");

/** What a new password has to be like. Old ones keep opening what they opened. */
export const passwordRulesSchema = z.strictObject({
  charactersMin: whole(limits.passwordCharactersFloor, limits.passwordCharactersMinMost),
  /** How many earlier ones cannot be chosen again. */
  history: whole(0, limits.passwordHistoryMost),
  /** Of small and capital letters, other letters, digits and signs; 0 asks for none. */
  kindsMin: whole(0, limits.passwordKindsMost),
  expiryDays: whole(1, limits.passwordExpiryDaysMost).nullable(),
});

/** How many wrong passwords within which time lock password sign-in, and for how long. */
export const lockoutSchema = z.strictObject({
  failures: whole(limits.signInFailuresFewest, limits.signInFailuresMost),
  windowMinutes: whole(1, limits.signInFailureWindowMinutesMost),
  lockMinutes: whole(1, limits.signInLockMinutesMost),
});

/** How long a browser stays signed in at most, and how long with nobody there. */
export const sessionLivesSchema = z.strictObject({
  hours: whole(1, limits.webSessionHoursMost),
  idleMinutes: whole(limits.webSessionIdleMinutesFewest, limits.webSessionIdleMinutesMost),
  rememberedDays: whole(1, limits.rememberedSessionDaysMost),
  rememberedIdleDays: whole(1, limits.rememberedSessionDaysMost),
});

/** How old a proof may be for a sensitive act. */
export const stepUpSchema = z.strictObject({
  minutes: whole(limits.freshProofMinutesFewest, limits.freshProofMinutesMost),
});

/** For how many days a device may stand for the second factor; 0 for none. */
export const trustedDevicesSchema = z.strictObject({
  days: whole(0, limits.trustedDeviceDaysMost),
});

/** How long whoever has lost every second factor waits, and its owner can say that it is not so. */
export const recoverySchema = z.strictObject({
  waitHours: whole(limits.recoveryWaitHoursLeast, limits.recoveryWaitHoursMost),
});

/** By which ways codes may be sent. */
export const codeChannelsSchema = z.strictObject({ email: z.boolean(), sms: z.boolean() });

/** For which help an admin needs a second one, and how long the person can stop it. */
export const secondAdminSchema = z.strictObject({
  resetTwoFactor: z.boolean(),
  makeAdmin: z.boolean(),
  stopHours: whole(0, limits.secondAdminStopHoursMost),
});

/** With what held before a looser choice and holds until its day is over, which is nobody's to choose. */
export const storedSecondAdminSchema = secondAdminSchema.extend({
  heldUntil: moment.nullable(),
  heldResetTwoFactor: z.boolean(),
  heldMakeAdmin: z.boolean(),
  heldStopHours: whole(0, limits.secondAdminStopHoursMost),
});

/** How long the log is kept; null keeps all of it. */
export const auditLogSchema = z.strictObject({
  retentionMonths: whole(limits.auditMonthsKeptLeast, limits.auditMonthsKeptMost).nullable(),
});
