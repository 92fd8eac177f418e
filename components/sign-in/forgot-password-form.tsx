"use client";

import { ActionForm, type FormWords } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { Messages } from "@/lib/messages";
import type { FormAction } from "@/lib/web/form-state";

type ForgotPasswordFormProps = {
  action: FormAction;
  words: Messages["forgotPassword"];
  formWords: FormWords;
};

const schema = () =>
  import("@/lib/password-change/schema").then(({ forgotPasswordSchema }) => forgotPasswordSchema);

export function ForgotPasswordForm({ action, words, formWords }: ForgotPasswordFormProps) {
  return (
    <ActionForm action={action} schema={schema} words={formWords}>
      <TextField name="email" label={words.email} type="email" autoComplete="username" />
      <SubmitButton label={words.submit} />
    </ActionForm>
  );
}
