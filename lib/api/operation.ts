import type * as z from "zod";
import type { FailureCode } from "@/lib/platform/outcome";

/** One call of the API, as its handler obeys it and as the OpenAPI document tells it. */
export type Operation = {
  method: "GET" | "POST" | "DELETE";
  /** Below /api/v1. */
  path: string;
  summary: string;
  description?: string;
  auth: "none" | "session";
  body?: z.ZodType;
  status: number;
  answer?: z.ZodType;
  failures: FailureCode[];
};
