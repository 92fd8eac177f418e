import * as z from "zod";
import { limits } from "@/lib/platform/limits";

const moment = z.iso.datetime("malformed");

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

/** How long whoever has lost every second factor waits, and its owner can say that it is not so. */
export const recoverySchema = z.strictObject({
  waitHours: whole(limits.recoveryWaitHoursLeast, limits.recoveryWaitHoursMost),
});

/** By which ways codes may be sent. */
export const codeChannelsSchema = z.strictObject({ email: z.boolean(), sms: z.boolean() });
