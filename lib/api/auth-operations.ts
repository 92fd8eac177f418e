import * as z from "zod";
import { factorMethods } from "@/lib/factors/methods";
import { registerSchema, signInSchema, verifyEmailSchema } from "@/lib/sign-in/schema";
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

/** Of a sign-in that has its session: the token itself goes in the cookie, never in the body. */
export const completeAnswer = z.object({
  status: z.literal("complete"),
  sessionId: z.uuid(),
  expiresAt: z.iso.datetime(),
});

export const loginOperation = {
  method: "POST",
  path: "/auth/login",
  summary: "Sign in with a password",
  description:
    "With `client` `web` the session is a cookie, which only pages of this origin may ask for.",
  auth: "none",
  body: signInSchema.extend({ client: z.enum(["web", "mobile"], "client.unknown") }),
  status: 200,
  answer: z.discriminatedUnion("status", [
    completeAnswer,
    z.object({
      status: z.literal("mfa_required"),
      challengeId: z.uuid(),
      methods: z.array(z.enum(factorMethods)),
      expiresAt: z.iso.datetime(),
    }),
  ]),
  failures: [
    ...everyWrite,
    "INVALID_CREDENTIALS",
    "EMAIL_NOT_VERIFIED",
    "CLIENT_NOT_SUPPORTED",
    "RATE_LIMITED",
    "BUSY",
  ],
} as const satisfies Operation;

export const logoutOperation = {
  method: "POST",
  path: "/auth/logout",
  summary: "End this session",
  description: "Ending a session that has ended is no error.",
  auth: "none",
  status: 204,
  failures: ["ORIGIN_REJECTED"],
} as const satisfies Operation;

export const meOperation = {
  method: "GET",
  path: "/me",
  summary: "Who is signed in",
  auth: "session",
  status: 200,
  answer: z.object({
    id: z.uuid(),
    email: z.string(),
    name: z.string(),
    role: z.enum(["USER", "ADMIN"]),
    createdAt: z.iso.datetime(),
    session: z.object({
      id: z.uuid(),
      methods: z.array(z.string()),
      authenticatedAt: z.iso.datetime(),
      expiresAt: z.iso.datetime(),
    }),
  }),
  failures: ["UNAUTHENTICATED", "MFA_REQUIRED"],
} as const satisfies Operation;

export const confirmOperation = {
  method: "POST",
  path: "/auth/confirm",
  summary: "Confirm that it is you",
  description: "Opens the window for sensitive calls, and renews the session cookie.",
  auth: "enrolling",
  body: confirmationBodySchema,
  status: 200,
  answer: z.object({ confirmedUntil: z.iso.datetime() }),
  failures: [...everyWrite, ...proofFailures],
} as const satisfies Operation;
