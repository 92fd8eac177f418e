"use client";

import { FieldError } from "./field";
import { useField } from "./use-field";

type CheckboxFieldProps = { name: string; label: string; hint?: string };

export function CheckboxField({ name, label, hint }: CheckboxFieldProps) {
  const { id, error, input } = useField(name, Boolean(hint));
  const { defaultValue, ...rest } = input;
  return (
    <div>
      <label
        htmlFor={id}
        className="flex w-fit items-center gap-2.5 text-14 cursor-pointer pointer-coarse:min-h-11"
      >
        <input
          {...rest}
          type="checkbox"
          defaultChecked={defaultValue === "on"}
          className="checkbox size-4.5 shrink-0"
        />
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="ml-7 text-14 text-ink-muted">
          {hint}
        </p>
      )}
      <FieldError id={id} error={error} />
    </div>
  );
}
