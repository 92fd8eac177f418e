import type * as z from "zod";
import { database } from "@/lib/platform/database";
import { type Failure, failure } from "@/lib/platform/outcome";
import { readPolicy } from "@/lib/policies/read-policy";
import { problemKeys } from "./sentence-for";

/** What a schema objects to. A sentence that names a number of the rules has it from those in force. */
export async function inputFailure(error: z.ZodError): Promise<Failure<"INVALID_INPUT">> {
  const fields = problemKeys(error);
  if (!Object.values(fields).includes("password.tooShort")) {
    return failure("INVALID_INPUT", { fields });
  }
  const { charactersMin } = await readPolicy(database(), "passwords");
  return failure("INVALID_INPUT", { fields, numbers: { charactersMin } });
}
