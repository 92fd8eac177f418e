"use client";

import { ActionForm, type FormWords } from "@/components/ui/action-form";
import { HiddenField } from "@/components/ui/hidden-field";
import { PasswordField } from "@/components/ui/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Messages } from "@/lib/messages";
import type { NewPasswordWords } from "@/lib/messages/strength";
import type { FormAction } from "@/lib/web/form-state";
import { useCleanAddress } from "./use-clean-address";

type ChosenPasswordFormProps = {
  action: FormAction;
  words: { password: string; submit: string };
  formWords: FormWords;
  passwordWords: Messages["password"];
  newPasswordWords: NewPasswordWords;
  token: string;
};

const schema = () =>
  import("@/lib/passwords/schema").then(({ chosenPasswordSchema }) => chosenPasswordSchema);

/** Behind a mailed link: a new password, and the link's token beside it. */
export function ChosenPasswordForm(props: ChosenPasswordFormProps) {
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
