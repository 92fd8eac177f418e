"use client";

import { Field, inputClass } from "./field";
import { useField } from "./use-field";

type TextFieldProps = {
  name: string;
  label: string;
  hint?: string;
  type?: "text" | "email" | "tel" | "date";
  inputMode?: "numeric";
  autoComplete: string;
};

export function TextField(props: TextFieldProps) {
  const { name, label, hint, type = "text", inputMode, autoComplete } = props;
  const { id, error, input } = useField(name, Boolean(hint));
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <input
        {...input}
        type={type}
        inputMode={inputMode}
        autoComplete={autoComplete}
        autoCapitalize={type === "email" ? "none" : undefined}
        spellCheck={false}
        className={inputClass}
      />
    </Field>
  );
}
