"use client";

import type { FocusEvent } from "react";
import { useActionForm } from "./form-context";

export function fieldId(formId: string, name: string): string {
  return `${formId}${name}`;
}

/** All that ties an input to its form: identity, starting value, error, and when it is checked. */
export function useField(name: string, hasHint: boolean) {
  const { formId, errors, initial, register, afterPress } = useActionForm();
  const id = fieldId(formId, name);
  const error = errors[name];
  const described = [hasHint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  const { onBlur, ...registered } = register(name);

  return {
    id,
    error,
    input: {
      ...registered,
      id,
      defaultValue: initial[name],
      "aria-invalid": error ? true : undefined,
      "aria-describedby": described || undefined,
      // Passing through an empty field is not a mistake yet, and an error that appears while a
      // button is being pressed would move that button from under the pointer.
      onBlur: (event: FocusEvent<HTMLInputElement | HTMLSelectElement>) => {
        if (event.target.value !== "") afterPress(() => void onBlur(event));
      },
    },
  };
}
