"use client";

import { Field, inputClass } from "./field";
import { useField } from "./use-field";

type TextFieldProps = {
  name: string;
  label: string;
  hint?: string;
  type?: "text" | "email" | "tel";
  autoComplete: string;
};

export function TextField({ name, label, hint, type = "text", autoComplete }: TextFieldProps) {
  const { id, error, input } = useField(name, Boolean(hint));
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <input
        {...input}
        type={type}
        autoComplete={autoComplete}
        autoCapitalize={type === "email" ? "none" : undefined}
        spellCheck={false}
        className={inputClass}
      />
    </Field>
  );
}
