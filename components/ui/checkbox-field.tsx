"use client";

import { FieldError } from "./field";
import { useField } from "./use-field";

export function CheckboxField({ name, label }: { name: string; label: string }) {
  const { id, error, input } = useField(name, false);
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
      <FieldError id={id} error={error} />
    </div>
  );
}
