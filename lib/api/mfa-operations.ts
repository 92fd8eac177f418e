import * as z from "zod";
import { factorMethods, sentMethods } from "@/lib/factors/methods";
import {
  confirmationBodySchema,
  confirmPhoneSchema,
  confirmSetupSchema,
  phoneSchema,
  sentMethodSchema,
  verifyBackupCodeSchema,
  verifySentCodeSchema,
  verifyTotpSchema,
} from "@/lib/two-factor/schema";
import { completeAnswers } from "./auth-operations";
import { everyWrite, type Operation, proofFailures } from "./operation";

const challenge = {
  challengeId: z.uuid("challenge.malformed"),
  trustDevice: z.boolean().optional(),
};

const actFailures = [...everyWrite, ...proofFailures, "MFA_REQUIRED", "MFA_NOT_ENABLED"] as const;

export const challengeOperation = {
  method: "POST",
  path: "/mfa/challenge",
  summary: "Have a code sent",
  description:
    "For a sign-in that waits for its second factor; without `challengeId`, to confirm in this session. The newest code is the only one that works.",
  auth: "none",
  body: sentMethodSchema.extend({ challengeId: challenge.challengeId.optional() }),
  status: 202,
  answer: z.object({ status: z.literal("code_sent") }),
  failures: [...everyWrite, "UNAUTHENTICATED", "CHALLENGE_CLOSED", "RATE_LIMITED"],
} as const satisfies Operation;

export const verifyOperation = {
  method: "POST",
  path: "/mfa/verify",
  summary: "Finish a sign-in with a second factor",
  description: "Five wrong codes close the challenge for good.",
  auth: "none",
  forPhones: true,
  body: z.discriminatedUnion(
    "method",
    [
      verifyTotpSchema.omit({ trust: true }).extend(challenge),
      verifySentCodeSchema.omit({ trust: true }).extend(challenge),
      verifyBackupCodeSchema.omit({ trust: true }).extend(challenge),
    ],
    "method.unknown",
  ),
  status: 200,
  answer: z.union(completeAnswers),
  failures: [...everyWrite, "INVALID_CODE", "CHALLENGE_CLOSED", "RATE_LIMITED"],
} as const satisfies Operation;

export const statusOperation = {
  method: "GET",
  path: "/mfa/status",
  summary: "Two-factor state",
  auth: "enrolling",
  status: 200,
  answer: z.object({
    state: z.enum(["DISABLED", "SETUP_IN_PROGRESS", "ENABLED"]),
    methods: z.array(z.enum(factorMethods)),
    backupCodesLeft: z.int(),
    enabledAt: z.iso.datetime().nullable(),
  }),
  failures: ["UNAUTHENTICATED"],
} as const satisfies Operation;

export const setupOperation = {
  method: "POST",
  path: "/mfa/totp/setup",
  summary: "Begin to set up an authenticator",
  description: "With `additional`, another one beside those that work already.",
  auth: "enrolling",
  body: z.strictObject({ additional: z.boolean().optional() }),
  bodyMayBeMissing: true,
  status: 201,
  answer: z.object({
    otpauthUrl: z.string(),
    secret: z.string(),
    qrSvg: z.string(),
    expiresAt: z.iso.datetime(),
  }),
  failures: [
    ...everyWrite,
    "UNAUTHENTICATED",
    "MFA_ALREADY_ENABLED",
    "CONFIRMATION_REQUIRED",
    "TOO_MANY",
    "RATE_LIMITED",
  ],
} as const satisfies Operation;

export const confirmSetupOperation = {
  method: "POST",
  path: "/mfa/totp/confirm",
  summary: "Confirm the authenticator with its first code",
  description: "The backup codes come with the first authenticator and are never shown again.",
  auth: "enrolling",
  body: confirmSetupSchema.partial({ name: true }),
  status: 200,
  answer: z.object({
    state: z.literal("ENABLED"),
    backupCodes: z.array(z.string()).nullable(),
  }),
  failures: [
    ...everyWrite,
    "UNAUTHENTICATED",
    "CONFIRMATION_REQUIRED",
    "SETUP_NOT_STARTED",
    "INVALID_CODE",
    "RATE_LIMITED",
  ],
} as const satisfies Operation;

export const cancelSetupOperation = {
  method: "POST",
  path: "/mfa/totp/cancel",
  summary: "Give up a set-up",
  auth: "enrolling",
  status: 204,
  failures: ["ORIGIN_REJECTED", "UNAUTHENTICATED"],
} as const satisfies Operation;

export const regenerateOperation = {
  method: "POST",
  path: "/mfa/backup-codes/regenerate",
  summary: "Make new backup codes",
  auth: "session",
  body: confirmationBodySchema,
  status: 200,
  answer: z.object({ backupCodes: z.array(z.string()) }),
  failures: [...actFailures],
} as const satisfies Operation;

export const disableOperation = {
  method: "POST",
  path: "/mfa/disable",
  summary: "Turn off two-factor",
  description: "Removes authenticators, backup codes and trust, and ends every other session.",
  auth: "session",
  body: confirmationBodySchema,
  status: 200,
  answer: z.object({ state: z.literal("DISABLED") }),
  failures: [...actFailures],
} as const satisfies Operation;

const channelFailures = [
  "ORIGIN_REJECTED",
  "UNAUTHENTICATED",
  "MFA_REQUIRED",
  "CONFIRMATION_REQUIRED",
] as const;

const channelOn = z.object({ method: z.enum(sentMethods), on: z.literal(true) });

export const addEmailOperation = {
  method: "POST",
  path: "/mfa/email",
  summary: "Turn on email codes",
  auth: "session",
  status: 200,
  answer: channelOn,
  failures: [...channelFailures, "MFA_NOT_ENABLED", "METHOD_NOT_OFFERED", "RATE_LIMITED"],
} as const satisfies Operation;

export const removeEmailOperation = {
  method: "DELETE",
  path: "/mfa/email",
  summary: "Turn off email codes",
  auth: "session",
  status: 204,
  failures: [...channelFailures, "NOT_FOUND"],
} as const satisfies Operation;

export const beginPhoneOperation = {
  method: "POST",
  path: "/mfa/phone",
  summary: "Have a first code texted to a phone",
  description: "The phone counts once its code has come back.",
  auth: "session",
  body: phoneSchema,
  status: 202,
  answer: z.object({ status: z.literal("code_sent") }),
  failures: [
    ...everyWrite,
    ...channelFailures.slice(1),
    "MFA_NOT_ENABLED",
    "METHOD_NOT_OFFERED",
    "RATE_LIMITED",
  ],
} as const satisfies Operation;

export const confirmPhoneOperation = {
  method: "POST",
  path: "/mfa/phone/confirm",
  summary: "Confirm the phone with its first code",
  auth: "session",
  body: confirmPhoneSchema,
  status: 200,
  answer: channelOn,
  failures: [
    ...everyWrite,
    ...channelFailures.slice(1),
    "MFA_NOT_ENABLED",
    "METHOD_NOT_OFFERED",
    "SETUP_NOT_STARTED",
    "INVALID_CODE",
    "RATE_LIMITED",
  ],
} as const satisfies Operation;

export const removePhoneOperation = {
  method: "DELETE",
  path: "/mfa/phone",
  summary: "Remove the phone",
  auth: "session",
  status: 204,
  failures: [...channelFailures, "NOT_FOUND"],
} as const satisfies Operation;
