"use client";

import { ActionForm, type FormWords } from "@/components/ui/action-form";
import { HiddenField } from "@/components/ui/hidden-field";
import { PasswordField } from "@/components/ui/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Messages } from "@/lib/messages";
import type { NewPasswordWords } from "@/lib/messages/strength";
import type { FormAction } from "@/lib/web/form-state";
import { useCleanAddress } from "./use-clean-address";

type AcceptFormProps = {
  action: FormAction;
  words: Messages["invited"];
  formWords: FormWords;
  passwordWords: Messages["password"];
  newPasswordWords: NewPasswordWords;
  token: string;
};

const schema = () =>
  import("@/lib/invitations/schema").then(({ typedAcceptSchema }) => typedAcceptSchema);

export function AcceptForm(props: AcceptFormProps) {
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
