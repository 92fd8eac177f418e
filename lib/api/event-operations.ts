import * as z from "zod";
import { ownEventTypes } from "@/lib/audit/catalogue";
import { ownEventsSchema } from "@/lib/audit/schema";
import type { Operation } from "./operation";

export const listEventsOperation = {
  method: "GET",
  path: "/events",
  summary: "What happened to your account",
  description:
    "Newest first. `?cursor=` takes what `nextCursor` said; `?group=`, `?outcome=` and `?period=` narrow the list.",
  auth: "session",
  query: ownEventsSchema,
  status: 200,
  answer: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        type: z.enum(ownEventTypes),
        outcome: z.enum(["SUCCESS", "FAILURE", "REFUSED"]),
        createdAt: z.iso.datetime(),
        browser: z.string(),
        address: z.string().nullable(),
        country: z.string().nullable(),
        city: z.string().nullable(),
        sessionId: z.uuid().nullable(),
        details: z.record(z.string(), z.json()),
      }),
    ),
    nextCursor: z.string().nullable(),
  }),
  failures: ["UNAUTHENTICATED", "MFA_REQUIRED", "INVALID_INPUT"],
} as const satisfies Operation;
