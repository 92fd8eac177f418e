"use client";

import { ActionForm, type FormWords } from "@/components/ui/action-form";
import { HiddenField } from "@/components/ui/hidden-field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/web/form-state";
import { useCleanAddress } from "./use-clean-address";

type NotMeFormProps = { action: FormAction; label: string; formWords: FormWords; token: string };

export function NotMeForm({ action, label, formWords, token }: NotMeFormProps) {
  useCleanAddress();
  return (
    <ActionForm action={action} words={formWords}>
      <HiddenField name="token" value={token} />
      <SubmitButton label={label} tone="danger" />
    </ActionForm>
  );
}
