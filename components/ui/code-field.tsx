"use client";

import { Field, inputClass } from "./field";
import { useField } from "./use-field";

type CodeFieldProps = { name: string; label: string; hint?: string; digits: number };

/** Room for spaces and dashes: people paste codes the way a message shows them. */
const roomForSeparators = 8;

export function CodeField({ name, label, hint, digits }: CodeFieldProps) {
  const { id, error, input } = useField(name, Boolean(hint));
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <input
        {...input}
        type="text"
        inputMode="numeric"
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={digits + roomForSeparators}
        className={`${inputClass} font-mono tracking-[0.25em] tabular-nums`}
      />
    </Field>
  );
}
