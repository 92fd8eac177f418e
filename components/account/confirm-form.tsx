"use client";

import { ActionForm, type FormWords } from "@/components/ui/action-form";
import { HiddenField } from "@/components/ui/hidden-field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Messages } from "@/lib/messages";
import type { FormAction } from "@/lib/web/form-state";
import { ProofFields } from "./proof-fields";

type ConfirmFormProps = {
  action: FormAction;
  /** True for an account with a second factor. */
  asksCode: boolean;
  returnTo: string;
  words: Messages["confirm"];
  formWords: FormWords;
  passwordWords: Messages["password"];
};

const schema = () =>
  import("@/lib/two-factor/schema").then(({ confirmationSchema }) => confirmationSchema);

export function ConfirmForm(props: ConfirmFormProps) {
  const { action, asksCode, returnTo, words, formWords, passwordWords } = props;
  return (
    <ActionForm action={action} schema={schema} words={formWords}>
      <HiddenField name="returnTo" value={returnTo} />
      <ProofFields asksCode={asksCode} words={words} passwordWords={passwordWords} />
      <SubmitButton label={words.submit} />
    </ActionForm>
  );
}
