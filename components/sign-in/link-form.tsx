"use client";

import { ActionForm, type FormWords } from "@/components/ui/action-form";
import type { ButtonTone } from "@/components/ui/button";
import { HiddenField } from "@/components/ui/hidden-field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/web/form-state";
import { useCleanAddress } from "./use-clean-address";

type LinkFormProps = {
  action: FormAction;
  label: string;
  tone?: ButtonTone;
  formWords: FormWords;
  token: string;
};

/** The one press that a mailed link asks for. */
export function LinkForm({ action, label, tone, formWords, token }: LinkFormProps) {
  useCleanAddress();
  return (
    <ActionForm action={action} words={formWords}>
      <HiddenField name="token" value={token} />
      <SubmitButton label={label} tone={tone} />
    </ActionForm>
  );
}
