"use client";

import { Button, type ButtonTone } from "./button";
import { useActionForm } from "./form-context";
import { Spinner } from "./spinner";

type SubmitButtonProps = {
  label: string;
  tone?: ButtonTone;
  wide?: boolean;
  /** For a form with a second button: posted as `intent`, and only the server checks what was typed. */
  intent?: string;
};

/** Stays focusable while it works; the form itself refuses to be sent twice. */
export function SubmitButton({ label, tone, wide = true, intent = "" }: SubmitButtonProps) {
  const form = useActionForm();
  return (
    <Button
      wide={wide}
      tone={tone}
      aria-disabled={form.pending || undefined}
      {...(intent && { name: "intent", value: intent, formNoValidate: true })}
    >
      {label}
      {form.pending && form.intent === intent && <Spinner />}
    </Button>
  );
}
