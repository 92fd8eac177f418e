"use client";

import { ActionForm, type FormWords } from "@/components/ui/action-form";
import type { ButtonTone } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/web/form-state";

type AskForRecoveryProps = {
  action: FormAction;
  label: string;
  tone?: ButtonTone;
  formWords: FormWords;
};

/** A press that has a link mailed; whose it is, the server knows from the sign-in under way. */
export function AskForRecovery({ action, label, tone, formWords }: AskForRecoveryProps) {
  return (
    <ActionForm action={action} words={formWords}>
      <SubmitButton label={label} tone={tone} />
    </ActionForm>
  );
}
