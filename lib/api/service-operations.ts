import * as z from "zod";
import { factorMethods, sentMethods } from "@/lib/factors/methods";
import { passwordField } from "@/lib/passwords/schema";
import { purposeField } from "@/lib/service-keys/schema";
import {
  verifyBackupCodeSchema,
  verifySentCodeSchema,
  verifyTotpSchema,
} from "@/lib/two-factor/schema";
import { everyWrite, type Operation } from "./operation";

const keyFailures = ["UNAUTHENTICATED", "FORBIDDEN", "RATE_LIMITED"] as const;

/** What is left out, null or empty is missing, and has a code of its own. */
const given = <Field extends z.ZodType>(field: Field) =>
  z.preprocess((value) => (value === "" || value === null ? undefined : value), field.optional());

export const verifyPasswordOperation = {
  method: "POST",
  path: "/auth/verify-password",
  summary: "Check somebody’s password",
  description:
    "For another back end. Wrong passwords count towards the lock of password sign-in. `ACCOUNT_LOCKED` is also answered for an account an admin has disabled, without `Retry-After`.",
  auth: "service",
  scope: "password:verify",
  body: z.strictObject({
    userId: given(z.string("userId.malformed").max(100, "userId.malformed")),
    password: given(passwordField),
  }),
  bodyMayBeMissing: true,
  status: 200,
  answer: z.object({ valid: z.literal(true) }),
  failures: [
    ...everyWrite,
    ...keyFailures,
    "MISSING_PARAMETERS",
    "INVALID_PASSWORD",
    "ACCOUNT_LOCKED",
    "USER_NOT_FOUND",
    "BUSY",
  ],
} as const satisfies Operation;

export const readSecondFactorOperation = {
  method: "GET",
  path: "/users/{id}/mfa",
  summary: "Somebody’s two-factor state",
  description: "For another back end: whether it is on, since when, and by which methods.",
  auth: "service",
  scope: "mfa:read",
  status: 200,
  answer: z.object({
    state: z.enum(["DISABLED", "SETUP_IN_PROGRESS", "ENABLED"]),
    methods: z.array(z.enum(factorMethods)),
    enabledAt: z.iso.datetime().nullable(),
  }),
  failures: [...keyFailures, "USER_NOT_FOUND"],
} as const satisfies Operation;

export const askSecondFactorOperation = {
  method: "POST",
  path: "/users/{id}/mfa/challenge",
  summary: "Ask somebody for their second factor",
  description:
    "For another back end’s own purpose, which the person reads with the code and in their log. With `send` a code goes to where they have codes sent. The challenge belongs to this key, lasts ten minutes, and signs nobody in.",
  auth: "service",
  scope: "mfa:challenge",
  body: z.strictObject({
    purpose: purposeField,
    send: z.enum(sentMethods, "method.unknown").optional(),
  }),
  status: 201,
  answer: z.object({
    challengeId: z.uuid(),
    methods: z.array(z.enum(factorMethods)),
    sent: z.enum(sentMethods).nullable(),
    expiresAt: z.iso.datetime(),
  }),
  failures: [
    ...everyWrite,
    ...keyFailures,
    "USER_NOT_FOUND",
    "ACCOUNT_LOCKED",
    "MFA_NOT_ENABLED",
    "CHALLENGE_CLOSED",
  ],
} as const satisfies Operation;

const challengeId = z.uuid("challenge.malformed");

/** At the address where a sign-in is finished: the kind of credential tells which of the two is meant. */
export const verifySecondFactorOperation = {
  method: "POST",
  path: "/mfa/verify",
  summary: "Check the second factor you asked for",
  description:
    "With a service key, of a challenge that this key has opened. Each code is good once, wherever it is used; five wrong ones close the challenge. No session comes of it.",
  auth: "service",
  scope: "mfa:challenge",
  body: z.discriminatedUnion(
    "method",
    [
      verifyTotpSchema.omit({ trust: true }).extend({ challengeId }),
      verifySentCodeSchema.omit({ trust: true }).extend({ challengeId }),
      verifyBackupCodeSchema.omit({ trust: true }).extend({ challengeId }),
    ],
    "method.unknown",
  ),
  status: 200,
  answer: z.object({
    verified: z.literal(true),
    challengeId: z.uuid(),
    userId: z.uuid(),
    method: z.enum(factorMethods),
    purpose: z.string(),
  }),
  failures: [...everyWrite, ...keyFailures, "INVALID_CODE", "CHALLENGE_CLOSED"],
} as const satisfies Operation;

export const introspectOperation = {
  method: "POST",
  path: "/auth/introspect",
  summary: "Look at an access token",
  description:
    "RFC 7662, in JSON. Of a token that is unknown, over, or opens a set-up alone, only that it is not active.",
  auth: "service",
  scope: "session:introspect",
  body: z.strictObject({
    token: z.string({ error: "required" }).max(4096, "token.malformed"),
    token_type_hint: z.string().max(100, "token.malformed").optional(),
  }),
  status: 200,
  answer: z.union([
    z.object({
      active: z.literal(true),
      sub: z.uuid(),
      exp: z.int(),
      amr: z.array(z.string()),
      auth_time: z.int(),
    }),
    z.object({ active: z.literal(false) }),
  ]),
  failures: [...everyWrite, ...keyFailures],
} as const satisfies Operation;
