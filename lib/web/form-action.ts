import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type * as z from "zod";
import { log } from "@/lib/platform/log";
import { type Failure, failure } from "@/lib/platform/outcome";
import { failureOf } from "./failure-of";
import type { FormAction, FormState } from "./form-state";
import { inputFailure } from "./input-failure";
import { requestIdOf } from "./names";
import { isOwnOrigin } from "./origin";
import { type Visit, visitOf } from "./request-context";
import { safeReturnPath } from "./return-path";
import { fieldSentences, sentenceFor } from "./sentence-for";

/** Where a finished form goes, or what it shows in its place; or why it did not finish. */
export type FormAnswer = { redirectTo: string } | { said: string; shown?: string[] } | Failure;

export type Submission<Input> = {
  input: Input;
  /** Of the button that was pressed, where a form has several; empty for the main one. */
  intent: string;
  returnTo: string;
  visit: Visit;
};

export type FormActionOptions<Schema extends z.ZodType> = {
  schema: Schema;
  /** Boxes arrive as "on" or not at all; the schema wants a boolean. */
  checkboxes?: string[];
  /** What the app knows already and the form need not ask. */
  known?: () => Promise<Record<string, string>>;
  /** Why whoever sends it may not; asked before anybody looks at what it says. */
  refuse?: (visit: Visit) => FormAnswer | null;
};

/** What is never sent back to the page. */
const SECRETS = new Set(["password", "currentPassword", "newPassword", "code", "token"]);
/** Fields of the form that are not the schema's. */
const ASIDE = new Set(["returnTo", "intent"]);

/** Every server action behind a form: origin, strict input, one call, a sentence for each failure. */
export function formAction<Schema extends z.ZodType>(
  {
    schema,
    checkboxes = [],
    known = async () => ({}),
    refuse = () => null,
  }: FormActionOptions<Schema>,
  run: (submission: Submission<z.output<Schema>>) => Promise<FormAnswer>,
): FormAction {
  return async (previous, data) => {
    const requestId = requestIdOf(await headers());
    const attempt = Number.isInteger(previous?.attempt) ? previous.attempt + 1 : 1;
    const answer = await answerTo(data).catch((error: unknown) => failureOf(error, requestId));
    if ("redirectTo" in answer) redirect(answer.redirectTo);
    if ("said" in answer) return { attempt, said: answer.said, shown: answer.shown };
    return stateOf(answer, data, { attempt, requestId });
  };

  async function answerTo(data: FormData): Promise<FormAnswer> {
    const incoming = await headers();
    if (!isOwnOrigin(incoming)) {
      log.warn({ origin: incoming.get("origin") }, "a form from another origin was refused");
      return failure("ORIGIN_REJECTED");
    }
    const fields = data instanceof FormData ? soleFields(data) : null;
    if (!fields) return failure("INVALID_INPUT");
    const visit = await visitOf(incoming);
    const refused = refuse(visit);
    if (refused) return refused;
    const typed = Object.fromEntries([...fields].filter(([name]) => !ASIDE.has(name)));
    const parsed = schema.safeParse({
      ...(await known()),
      ...typed,
      ...Object.fromEntries(checkboxes.map((name) => [name, typed[name] === "on"])),
    });
    if (!parsed.success) return inputFailure(parsed.error);
    return run({
      input: parsed.data,
      intent: fields.get("intent") ?? "",
      returnTo: safeReturnPath(fields.get("returnTo")),
      visit,
    });
  }
}

/** Text fields, each sent once; what the framework adds is not ours. */
function soleFields(data: FormData): Map<string, string> | null {
  const fields = new Map<string, string>();
  for (const [name, value] of data) {
    if (name.startsWith("$ACTION_")) continue;
    if (typeof value !== "string" || fields.has(name)) return null;
    fields.set(name, value);
  }
  return fields;
}

function stateOf(
  failed: Failure,
  data: FormData,
  { attempt, requestId }: { attempt: number; requestId: string },
): FormState {
  const values: Record<string, string> = {};
  for (const [name, value] of data instanceof FormData ? data : []) {
    const isOurs = typeof value === "string" && !name.startsWith("$ACTION_");
    if (isOurs && !SECRETS.has(name)) values[name] = value;
  }
  return {
    attempt,
    values,
    fields: fieldSentences(failed),
    failure: { code: failed.code, message: sentenceFor(failed), requestId },
  };
}
