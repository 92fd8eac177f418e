"use client";

import { ActionForm, type FormWords } from "@/components/ui/action-form";
import { HiddenField } from "@/components/ui/hidden-field";
import { PasswordField } from "@/components/ui/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { Messages } from "@/lib/messages";
import type { NewPasswordWords } from "@/lib/messages/strength";
import type { FormAction } from "@/lib/web/form-state";

export type NewAccountFormProps = {
  action: FormAction;
  words: { name: string; email: string; submit: string };
  formWords: FormWords;
  passwordWords: Messages["password"];
  newPasswordWords: NewPasswordWords;
  hidden?: { name: string; value: string };
};

const schema = () => import("@/lib/sign-in/schema").then(({ registerSchema }) => registerSchema);

/** Name, email and a password that is chosen: what registering and the first set-up both ask for. */
export function NewAccountForm(props: NewAccountFormProps) {
  const { action, words, formWords, passwordWords, newPasswordWords, hidden } = props;
  return (
    <ActionForm action={action} schema={schema} words={formWords}>
      {hidden && <HiddenField {...hidden} />}
      <TextField name="name" label={words.name} autoComplete="name" />
      <TextField name="email" label={words.email} type="email" autoComplete="username" />
      <PasswordField
        name="password"
        label={passwordWords.label}
        hint={newPasswordWords.hint}
        words={passwordWords}
        strength={newPasswordWords.strength}
        autoComplete="new-password"
      />
      <SubmitButton label={words.submit} />
    </ActionForm>
  );
}
