import * as z from "zod";
import type { Operation } from "./operation";

export const listOperation = {
  method: "GET",
  path: "/devices",
  summary: "Your devices",
  description: "With `?trusted=true` only those that stand for the second factor.",
  auth: "session",
  status: 200,
  answer: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        browser: z.string(),
        firstSeenAt: z.iso.datetime(),
        lastSeenAt: z.iso.datetime(),
        trustedUntil: z.iso.datetime().nullable(),
        current: z.boolean(),
      }),
    ),
    nextCursor: z.null(),
  }),
  failures: ["UNAUTHENTICATED", "MFA_REQUIRED"],
} as const satisfies Operation;

export const endTrustOperation = {
  method: "DELETE",
  path: "/devices/{id}/trust",
  summary: "Stop trusting a device",
  auth: "session",
  status: 204,
  failures: ["ORIGIN_REJECTED", "UNAUTHENTICATED", "MFA_REQUIRED", "NOT_FOUND"],
} as const satisfies Operation;
