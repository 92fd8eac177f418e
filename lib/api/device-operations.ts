import * as z from "zod";
import { nameDeviceSchema } from "@/lib/devices/schema";
import { everyWrite, type Operation } from "./operation";

const device = z.object({
  id: z.uuid(),
  name: z.string().nullable(),
  browser: z.string(),
  country: z.string().nullable(),
  city: z.string().nullable(),
  firstSeenAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  trustedUntil: z.iso.datetime().nullable(),
  sessions: z.int(),
  current: z.boolean(),
});

export const listDevicesOperation = {
  method: "GET",
  path: "/devices",
  summary: "Your devices",
  description: "With `?trusted=true` only those that stand for the second factor.",
  auth: "session",
  status: 200,
  answer: z.object({ items: z.array(device), nextCursor: z.null() }),
  failures: ["UNAUTHENTICATED", "MFA_REQUIRED"],
} as const satisfies Operation;

export const nameDeviceOperation = {
  method: "POST",
  path: "/devices",
  summary: "Name the device that calls",
  description: "Registers it again should it have made room for others.",
  auth: "session",
  body: nameDeviceSchema,
  status: 200,
  answer: device,
  failures: [...everyWrite, "UNAUTHENTICATED", "MFA_REQUIRED"],
} as const satisfies Operation;

export const forgetDeviceOperation = {
  method: "DELETE",
  path: "/devices/{id}",
  summary: "Forget a device",
  description:
    "Ends its sessions and its trust, the caller’s own too. Needs a fresh proof of who you are.",
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

export const endTrustOperation = {
  method: "DELETE",
  path: "/devices/{id}/trust",
  summary: "Stop trusting a device",
  auth: "session",
  status: 204,
  failures: ["ORIGIN_REJECTED", "UNAUTHENTICATED", "MFA_REQUIRED", "NOT_FOUND"],
} as const satisfies Operation;
