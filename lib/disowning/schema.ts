import * as z from "zod";

export const notMeSchema = z.strictObject({
  token: z
    .string({ error: "required" })
    .max(1000, "token.malformed")
    .regex(/^[A-Za-z0-9_-]+$/, "token.malformed"),
});
