"use client";

import { FieldError } from "./field";
import { useActionForm } from "./form-context";
import { fieldId } from "./use-field";

/** What the page knows already. Should the server object to it, the objection still needs a place. */
export function HiddenField({ name, value }: { name: string; value: string }) {
  const { formId, errors } = useActionForm();
  const id = fieldId(formId, name);
  return (
    <>
      <input type="hidden" id={id} name={name} defaultValue={value} />
      {errors[name] && <FieldError id={id} error={errors[name]} />}
    </>
  );
}
