"use client";

import { Field, inputClass } from "./field";
import { useField } from "./use-field";

/** Twenty letters and digits, and whatever people put between them. */
export const backupCodeRoom = 40;

/** Letters and digits in groups; case, spaces and dashes are as people like them. */
export function BackupCodeField({
  name,
  label,
  hint,
}: {
  name: string;
  label: string;
  hint?: string;
}) {
  const { id, error, input } = useField(name, Boolean(hint));
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <input
        {...input}
        type="text"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={backupCodeRoom}
        className={`${inputClass} font-mono tracking-[0.1em]`}
      />
    </Field>
  );
}
