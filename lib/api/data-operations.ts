import * as z from "zod";
import type { Operation } from "./operation";

const moment = z.iso.datetime();

const ownExport = z.discriminatedUnion("state", [
  z.object({ state: z.literal("none") }),
  z.object({ state: z.literal("under_way"), percent: z.int(), requestedAt: moment }),
  z.object({ state: z.literal("stopped"), requestedAt: moment }),
  z.object({
    state: z.literal("ready"),
    requestedAt: moment,
    readyAt: moment,
    expiresAt: moment,
  }),
]);

const confirmed = [
  "ORIGIN_REJECTED",
  "UNAUTHENTICATED",
  "MFA_REQUIRED",
  "CONFIRMATION_REQUIRED",
] as const;

export const requestExportOperation = {
  method: "POST",
  path: "/me/export",
  summary: "Ask for a copy of your data",
  description:
    "A job makes it; one at a time, and a few a day. Needs a fresh proof of who you are. Asking while one is under way answers with that one.",
  auth: "session",
  status: 202,
  answer: ownExport,
  failures: [...confirmed, "RATE_LIMITED"],
} as const satisfies Operation;

export const readExportOperation = {
  method: "GET",
  path: "/me/export",
  summary: "How far the copy of your data is",
  auth: "session",
  status: 200,
  answer: ownExport,
  failures: ["UNAUTHENTICATED", "MFA_REQUIRED"],
} as const satisfies Operation;

export const downloadExportOperation = {
  method: "POST",
  path: "/me/export/download",
  summary: "Download the copy of your data",
  description:
    "A zip with one JSON document and a page to read. Each download needs a fresh proof of who you are, is recorded and mailed.",
  auth: "session",
  status: 200,
  file: "application/zip",
  failures: [...confirmed, "NOT_FOUND", "RATE_LIMITED"],
} as const satisfies Operation;

export const readDeletionOperation = {
  method: "GET",
  path: "/me/deletion",
  summary: "When your account will be deleted",
  description: "Both null where nobody has asked for it.",
  auth: "session",
  status: 200,
  answer: z.object({ requestedAt: moment.nullable(), eraseAt: moment.nullable() }),
  failures: ["UNAUTHENTICATED", "MFA_REQUIRED"],
} as const satisfies Operation;

export const requestDeletionOperation = {
  method: "POST",
  path: "/me/deletion",
  summary: "Have your account deleted",
  description:
    "After 30 days in which it goes on as before and can be kept. Needs a fresh proof of who you are. The only admin stays.",
  auth: "session",
  status: 202,
  answer: z.object({ eraseAt: moment }),
  failures: [...confirmed, "LAST_ADMIN"],
} as const satisfies Operation;

export const keepAccountOperation = {
  method: "DELETE",
  path: "/me/deletion",
  summary: "Keep your account",
  auth: "session",
  status: 204,
  failures: ["ORIGIN_REJECTED", "UNAUTHENTICATED", "MFA_REQUIRED", "NOT_FOUND"],
} as const satisfies Operation;
