import type * as z from "zod";
import { defaultLocale, messagesFor } from "@/lib/messages";
import { fieldSentence } from "@/lib/messages/field-sentence";
import { duration, fill } from "@/lib/messages/format";
import type { Failure } from "@/lib/platform/outcome";

/** A failure in a person's words, wherever it is said. */
export function sentenceFor(
  { code, retryAfterSeconds = 0 }: Failure,
  locale = defaultLocale,
): string {
  const wait = duration(retryAfterSeconds, locale);
  return fill(messagesFor(locale).failures[code], { wait });
}

/** The sentences for fields, by field name. */
export function fieldSentences({
  fields = {},
  numbers = {},
}: Pick<Failure, "fields" | "numbers">): Record<string, string> {
  const sentences = messagesFor().fields;
  return Object.fromEntries(
    Object.entries(fields).map(([name, key]) => [
      name,
      fill(fieldSentence(sentences, name, key), numbers),
    ]),
  );
}

/** The first problem of each field, as a key of the catalogue. */
export function problemKeys(error: z.ZodError): Record<string, string> {
  const keys: Record<string, string> = {};
  for (const issue of error.issues) {
    const unknown = issue.code === "unrecognized_keys" ? issue.keys : [];
    for (const name of unknown) keys[name] ??= "unknown";
    if (unknown.length === 0) keys[String(issue.path[0] ?? "body")] ??= issue.message;
  }
  return keys;
}
