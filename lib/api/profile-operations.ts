import * as z from "zod";
import { emailLinkSchema, newEmailSchema } from "@/lib/email-change/schema";
import { languages } from "@/lib/messages/languages";
import { profileBodySchema, themes } from "@/lib/profile/schema";
import { everyWrite, type Operation } from "./operation";

const me = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  role: z.enum(["USER", "ADMIN"]),
  language: z.enum(languages),
  timeZone: z.string().nullable().describe("Null where times are to be in the browser's."),
  theme: z.enum(themes),
  contactPhone: z.string().nullable().describe("Masked."),
  createdAt: z.iso.datetime(),
  session: z.object({
    id: z.uuid(),
    methods: z.array(z.string()),
    authenticatedAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
  }),
});

export type Me = z.input<typeof me>;

export const meOperation = {
  method: "GET",
  path: "/me",
  summary: "Who is signed in",
  auth: "session",
  status: 200,
  answer: me,
  failures: ["UNAUTHENTICATED", "MFA_REQUIRED"],
} as const satisfies Operation;

export const changeProfileOperation = {
  method: "PATCH",
  path: "/me",
  summary: "Change your profile",
  description:
    "What is left out stays as it is. A contact phone, or null to remove it, needs a fresh proof of who you are.",
  auth: "session",
  body: profileBodySchema,
  status: 200,
  answer: me,
  failures: [...everyWrite, "UNAUTHENTICATED", "MFA_REQUIRED", "CONFIRMATION_REQUIRED"],
} as const satisfies Operation;

export const changeEmailOperation = {
  method: "POST",
  path: "/me/email-change",
  summary: "Change your email",
  description:
    "Needs a fresh proof of who you are. A link goes to the new email and word of it to the old one; only the newest link works, and nothing changes before it is confirmed. The answer is the same for an email that has an account; its owner gets a mail.",
  auth: "session",
  body: newEmailSchema,
  status: 202,
  answer: z.object({
    status: z.literal("confirmation_sent"),
    email: z.string(),
    expiresAt: z.iso.datetime(),
  }),
  failures: [
    ...everyWrite,
    "UNAUTHENTICATED",
    "MFA_REQUIRED",
    "CONFIRMATION_REQUIRED",
    "RATE_LIMITED",
  ],
} as const satisfies Operation;

export const pendingEmailOperation = {
  method: "GET",
  path: "/me/email-change",
  summary: "The email that waits to be confirmed",
  auth: "session",
  status: 200,
  answer: z.object({ email: z.string(), expiresAt: z.iso.datetime() }),
  failures: ["UNAUTHENTICATED", "MFA_REQUIRED", "NOT_FOUND"],
} as const satisfies Operation;

export const takeBackEmailOperation = {
  method: "DELETE",
  path: "/me/email-change",
  summary: "Take back a change of email",
  description: "One that was not confirmed yet.",
  auth: "session",
  status: 204,
  failures: ["ORIGIN_REJECTED", "UNAUTHENTICATED", "MFA_REQUIRED", "NOT_FOUND"],
} as const satisfies Operation;

export const confirmEmailOperation = {
  method: "POST",
  path: "/me/email-change/confirm",
  summary: "Confirm your new email",
  description:
    "With the token of the mailed link, signed in to the account that asked for it, and with a fresh proof. Every other session ends, with its tokens, and the trust of every device; this one goes on with a new cookie, or a new access token.",
  auth: "session",
  body: emailLinkSchema,
  status: 200,
  answer: z.union([
    z.object({ email: z.string(), accessToken: z.string(), expiresIn: z.int() }),
    z.object({ email: z.string() }),
  ]),
  failures: [
    ...everyWrite,
    "UNAUTHENTICATED",
    "MFA_REQUIRED",
    "CONFIRMATION_REQUIRED",
    "INVALID_TOKEN",
    "RATE_LIMITED",
  ],
} as const satisfies Operation;
