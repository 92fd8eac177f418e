"use client";

import type { Resolver } from "react-hook-form";
import type * as z from "zod";
import { type FieldSentences, fieldSentence } from "@/lib/messages/field-sentence";
import type { Typed } from "./form-context";

/** Brings the schema a form shares with the server. It comes when the form is first touched. */
export type FormSchema = () => Promise<z.ZodType>;

/**
 * Checks what was typed with the shared schema, in the words of `sentences`. Should the schema not
 * arrive, nothing is held back: the server checks everything again.
 */
export function resolverFor(schema: FormSchema, sentences: FieldSentences): Resolver<Typed> {
  return async (typed, context, options) => {
    const check = await bringCheck(schema);
    if (!check) return { values: typed, errors: {} };

    const result = await check(typed, context, options);
    for (const [name, error] of Object.entries(result.errors)) {
      if (error?.message) error.message = fieldSentence(sentences, name, error.message);
    }
    return result;
  };
}

export async function bringCheck(schema: FormSchema): Promise<Resolver<Typed> | null> {
  try {
    // First, because a schema looks at the settings when it is made.
    await import("./schema-settings");
    const [checked, { zodResolver }] = await Promise.all([
      schema(),
      import("@hookform/resolvers/zod"),
    ]);
    return zodResolver(checked as z.ZodType<Typed, Typed>);
  } catch {
    return null;
  }
}
