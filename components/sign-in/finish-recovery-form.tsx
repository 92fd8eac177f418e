"use client";

import { ActionForm, type FormWords } from "@/components/ui/action-form";
import { HiddenField } from "@/components/ui/hidden-field";
import { PasswordField } from "@/components/ui/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Messages } from "@/lib/messages";
import type { FormAction } from "@/lib/web/form-state";
import { useCleanAddress } from "./use-clean-address";

type FinishRecoveryFormProps = {
  action: FormAction;
  words: Pick<Messages["finishRecovery"], "password" | "submit">;
  formWords: FormWords;
  passwordWords: Messages["password"];
  token: string;
};

const schema = () =>
  import("@/lib/recovery/schema").then(({ typedRecoverySchema }) => typedRecoverySchema);

export function FinishRecoveryForm(props: FinishRecoveryFormProps) {
  const { action, words, formWords, passwordWords, token } = props;
  useCleanAddress();
  return (
    <ActionForm action={action} schema={schema} words={formWords}>
      <HiddenField name="token" value={token} />
      <PasswordField
        name="password"
        label={words.password}
        words={passwordWords}
        autoComplete="current-password"
      />
      <SubmitButton label={words.submit} tone="danger" />
    </ActionForm>
  );
}
