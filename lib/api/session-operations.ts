import * as z from "zod";
import { deviceKinds } from "@/lib/browsers/device-kind";
import type { Operation } from "./operation";

export const listSessionsOperation = {
  method: "GET",
  path: "/sessions",
  summary: "Your sessions",
  description: "Every session in which you are signed in, the one that asks first.",
  auth: "session",
  status: 200,
  answer: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        current: z.boolean(),
        client: z.enum(["web", "mobile"]),
        browser: z.string(),
        kind: z.enum(deviceKinds),
        country: z.string().nullable(),
        city: z.string().nullable(),
        address: z.string(),
        createdAt: z.iso.datetime(),
        lastActiveAt: z.iso.datetime(),
        expiresAt: z.iso.datetime(),
        methods: z.array(z.string()),
        deviceId: z.uuid().nullable(),
      }),
    ),
    nextCursor: z.null(),
  }),
  failures: ["UNAUTHENTICATED", "MFA_REQUIRED"],
} as const satisfies Operation;

export const endSessionOperation = {
  method: "DELETE",
  path: "/sessions/{id}",
  summary: "Sign out a session",
  description: "Needs a fresh proof of who you are.",
  auth: "session",
  status: 204,
  failures: [
    "ORIGIN_REJECTED",
    "UNAUTHENTICATED",
    "MFA_REQUIRED",
    "CONFIRMATION_REQUIRED",
    "NOT_FOUND",
  ],
} as const satisfies Operation;
