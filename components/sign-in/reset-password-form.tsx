"use client";

import { ActionForm, type FormWords } from "@/components/ui/action-form";
import { HiddenField } from "@/components/ui/hidden-field";
import { PasswordField } from "@/components/ui/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Messages } from "@/lib/messages";
import type { NewPasswordWords } from "@/lib/messages/strength";
import type { FormAction } from "@/lib/web/form-state";
import { useCleanAddress } from "./use-clean-address";

type ResetPasswordFormProps = {
  action: FormAction;
  words: Messages["resetPassword"];
  formWords: FormWords;
  passwordWords: Messages["password"];
  newPasswordWords: NewPasswordWords;
  token: string;
};

const schema = () =>
  import("@/lib/password-change/schema").then(({ typedResetSchema }) => typedResetSchema);

export function ResetPasswordForm(props: ResetPasswordFormProps) {
  const { action, words, formWords, passwordWords, newPasswordWords, token } = props;
  useCleanAddress();
  return (
    <ActionForm action={action} schema={schema} words={formWords}>
      <HiddenField name="token" value={token} />
      <PasswordField
        name="password"
        label={words.password}
        hint={newPasswordWords.hint}
        words={passwordWords}
        strength={newPasswordWords.strength}
        autoComplete="new-password"
      />
      <SubmitButton label={words.submit} />
    </ActionForm>
  );
}
