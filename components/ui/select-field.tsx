"use client";

import { Field, inputClass } from "./field";
import { useField } from "./use-field";

export type Choice = { value: string; label: string };

type SelectFieldProps = { name: string; label: string; hint?: string; choices: Choice[] };

export function SelectField({ name, label, hint, choices }: SelectFieldProps) {
  const { id, error, input } = useField(name, Boolean(hint));
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <select {...input} className={inputClass}>
        {choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  );
}
