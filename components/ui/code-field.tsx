"use client";

import { backupCodeRoom } from "./backup-code-field";
import { Field, inputClass } from "./field";
import { useField } from "./use-field";

type CodeFieldProps = {
  name: string;
  label: string;
  hint?: string;
  digits: number;
  /** Where a backup code does as well. */
  orBackupCode?: boolean;
};

/** Room for spaces and dashes: people paste codes the way a message shows them. */
const roomForSeparators = 8;

export function CodeField({ name, label, hint, digits, orBackupCode = false }: CodeFieldProps) {
  const { id, error, input } = useField(name, Boolean(hint));
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <input
        {...input}
        type="text"
        inputMode={orBackupCode ? "text" : "numeric"}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={orBackupCode ? backupCodeRoom : digits + roomForSeparators}
        className={`${inputClass} font-mono tabular-nums ${orBackupCode ? "tracking-[0.1em]" : "tracking-[0.25em]"}`}
      />
    </Field>
  );
}
