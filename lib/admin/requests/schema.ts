import * as z from "zod";
import { isUuid } from "@/lib/platform/shapes";
import { reasonSchema } from "../schema";

export const answerRequestSchema = reasonSchema.extend({
  requestId: z.string().refine(isUuid, "request.unknown"),
});

export type AnswerRequest = z.output<typeof answerRequestSchema>;

export const stopRequestSchema = z.strictObject({
  token: z
    .string({ error: "required" })
    .max(1000, "token.malformed")
    .regex(/^[A-Za-z0-9_-]+$/, "token.malformed"),
});
