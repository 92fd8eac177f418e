"use client";

import { ActionForm, type FormWords } from "@/components/ui/action-form";
import { HiddenField } from "@/components/ui/hidden-field";
import { LinkSubmit } from "@/components/ui/link-submit";
import { SubmitButton } from "@/components/ui/submit-button";
import type { SentMethod } from "@/lib/factors/methods";
import type { FormAction } from "@/lib/web/form-state";

type SendCodeProps = {
  action: FormAction;
  method: SentMethod;
  label: string;
  formWords: FormWords;
  /** Where it is the thing to do next. */
  prominent?: boolean;
};

/** Has a code sent: a post, because an address that is merely opened must send nothing. */
export function SendCode({ action, method, label, formWords, prominent = false }: SendCodeProps) {
  return (
    <ActionForm action={action} words={formWords}>
      <HiddenField name="method" value={method} />
      {prominent ? <SubmitButton label={label} /> : <LinkSubmit label={label} />}
    </ActionForm>
  );
}
