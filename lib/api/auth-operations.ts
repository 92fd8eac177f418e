import * as z from "zod";
import { factorMethods } from "@/lib/factors/methods";
import {
  changePasswordBodySchema,
  forgotPasswordSchema,
  resetPasswordSchema,
} from "@/lib/password-change/schema";
import { apiSignInSchema, registerSchema, verifyEmailSchema } from "@/lib/sign-in/schema";
import { confirmationBodySchema } from "@/lib/two-factor/schema";
import { everyWrite, type Operation, proofFailures } from "./operation";

export const registerOperation = {
  method: "POST",
  path: "/auth/register",
  summary: "Register",
  description: "The answer is the same for an address that has an account; its owner gets a mail.",
  auth: "none",
  body: registerSchema,
  status: 202,
  answer: z.object({ status: z.literal("verification_sent") }),
  failures: [...everyWrite, "RATE_LIMITED", "BUSY"],
} as const satisfies Operation;

export const verifyEmailOperation = {
  method: "POST",
  path: "/auth/verify-email",
  summary: "Verify an email address",
  description: "With the token of the mailed link, or with the address and the mailed code.",
  auth: "none",
  body: verifyEmailSchema,
  status: 200,
  answer: z.object({ status: z.literal("verified") }),
  failures: [...everyWrite, "INVALID_CODE", "INVALID_TOKEN", "RATE_LIMITED"],
} as const satisfies Operation;

export const forgotPasswordOperation = {
  method: "POST",
  path: "/auth/forgot-password",
  summary: "Have a link mailed to set a new password",
  description: "The answer is the same for every address.",
  auth: "none",
  body: forgotPasswordSchema,
  status: 202,
  answer: z.object({ status: z.literal("reset_requested") }),
  failures: [...everyWrite, "RATE_LIMITED"],
} as const satisfies Operation;

export const resetPasswordOperation = {
  method: "POST",
  path: "/auth/reset-password",
  summary: "Set a new password",
  description:
    "With the token of the mailed link. Every session of the person ends, and none begins: sign in with the new password.",
  auth: "none",
  body: resetPasswordSchema,
  status: 204,
  failures: [...everyWrite, "INVALID_TOKEN", "RATE_LIMITED", "BUSY"],
} as const satisfies Operation;

const tokens = {
  accessToken: z.string(),
  /** Seconds until the access token runs out. */
  expiresIn: z.int(),
};

/** Of a sign-in that has its session. A page's token goes in the cookie, never in the body. */
const webComplete = z.object({
  status: z.literal("complete"),
  sessionId: z.uuid(),
  expiresAt: z.iso.datetime(),
});

const mobileComplete = z.object({
  status: z.literal("complete"),
  sessionId: z.uuid(),
  ...tokens,
  refreshToken: z
    .string()
    .nullable()
    .describe(
      "Null where two-factor must be set up, or an old password changed, first: do that, and sign in again.",
    ),
  deviceToken: z
    .string()
    .optional()
    .describe("Of a trusted phone: its `device.trustToken` at the next sign-in, good for one use."),
});

export const completeAnswers = [webComplete, mobileComplete] as const;

export const loginOperation = {
  method: "POST",
  path: "/auth/login",
  summary: "Sign in with a password",
  description:
    "With `client` `web` the session is a cookie, which only pages of this origin may ask for. With `mobile` it is a pair of tokens in the answer, and never a cookie; `device.token` is 256 random bits that the phone keeps, by which it is known again.",
  auth: "none",
  forPhones: true,
  body: apiSignInSchema,
  status: 200,
  answer: z.union([
    ...completeAnswers,
    z.object({
      status: z.literal("mfa_required"),
      challengeId: z.uuid(),
      methods: z.array(z.enum(factorMethods)),
      expiresAt: z.iso.datetime(),
    }),
  ]),
  failures: [...everyWrite, "INVALID_CREDENTIALS", "EMAIL_NOT_VERIFIED", "RATE_LIMITED", "BUSY"],
} as const satisfies Operation;

export const refreshOperation = {
  method: "POST",
  path: "/auth/refresh",
  summary: "Get the next tokens",
  description:
    "A refresh token is good for one use. Shown again within 10 seconds, before its successor was used, it gets the same answer; after that it ends the whole session. With `MFA_REQUIRED` or `PASSWORD_EXPIRED` it was not used.",
  auth: "none",
  forPhones: true,
  body: z.strictObject({
    // Whatever else a program takes for its token gets the answer of an unknown one.
    refreshToken: z
      .string({ error: "required" })
      .regex(/^[\x21-\x7e]{1,256}$/, "refreshToken.malformed"),
  }),
  status: 200,
  answer: z.object({ ...tokens, refreshToken: z.string() }),
  failures: [
    ...everyWrite,
    "INVALID_TOKEN",
    "TOKEN_REUSED",
    "MFA_REQUIRED",
    "PASSWORD_EXPIRED",
    "RATE_LIMITED",
  ],
} as const satisfies Operation;

export const logoutOperation = {
  method: "POST",
  path: "/auth/logout",
  summary: "End this session",
  description:
    "Of the cookie, or of the access token, which may have run out; its refresh tokens end with it. Ending a session that has ended is no error.",
  auth: "none",
  status: 204,
  failures: ["ORIGIN_REJECTED"],
} as const satisfies Operation;

export const logoutAllOperation = {
  method: "POST",
  path: "/auth/logout-all",
  summary: "End every session",
  description: "This one too, and the trust of every device.",
  auth: "enrolling",
  whilePasswordIsDue: true,
  status: 204,
  failures: ["ORIGIN_REJECTED", "UNAUTHENTICATED", "CONFIRMATION_REQUIRED"],
} as const satisfies Operation;

export const changePasswordOperation = {
  method: "POST",
  path: "/auth/change-password",
  summary: "Change the password",
  description:
    "With the current one, and a code of the second factor when its last proof is too old. Every other session ends, with its tokens, and the trust of every device; this one goes on with a new cookie, or a new access token.",
  auth: "session",
  whilePasswordIsDue: true,
  body: changePasswordBodySchema,
  status: 200,
  answer: z.union([
    z.object({ changedAt: z.iso.datetime(), ...tokens }),
    z.object({ changedAt: z.iso.datetime() }),
  ]),
  failures: [...everyWrite, ...proofFailures, "MFA_REQUIRED"],
} as const satisfies Operation;

export const confirmOperation = {
  method: "POST",
  path: "/auth/confirm",
  summary: "Confirm that it is you",
  description:
    "Opens the window for sensitive calls, and renews the session cookie, or the access token.",
  auth: "enrolling",
  body: confirmationBodySchema,
  status: 200,
  answer: z.union([
    z.object({ confirmedUntil: z.iso.datetime(), ...tokens }),
    z.object({ confirmedUntil: z.iso.datetime() }),
  ]),
  failures: [...everyWrite, ...proofFailures],
} as const satisfies Operation;
