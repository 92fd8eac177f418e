"use client";

import { ActionForm, type FormWords } from "@/components/ui/action-form";
import { TextLink } from "@/components/ui/link";
import { Panel, titleId } from "@/components/ui/panel";
import { PasswordField } from "@/components/ui/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Messages } from "@/lib/messages";
import type { NewPasswordWords } from "@/lib/messages/strength";
import type { FormAction } from "@/lib/web/form-state";
import { ProofCode } from "./proof-fields";

type ChangePasswordPanelProps = {
  action: FormAction;
  /** True where a second factor was not proved lately. */
  asksCode: boolean;
  email: string;
  words: Messages["changePassword"];
  formWords: FormWords;
  passwordWords: Messages["password"];
  newPasswordWords: NewPasswordWords;
};

const id = "change-password";

const schema = () =>
  import("@/lib/password-change/schema").then(({ changePasswordSchema }) => changePasswordSchema);

export function ChangePasswordPanel(props: ChangePasswordPanelProps) {
  const { action, asksCode, email, words, formWords, passwordWords, newPasswordWords } = props;
  return (
    <Panel id={id} title={words.panel} note={words.note}>
      <div className="max-w-90">
        <ActionForm action={action} schema={schema} words={formWords} labelledBy={titleId(id)}>
          {/* For password managers, which save a new password under a name. */}
          <input type="text" autoComplete="username" value={email} readOnly hidden />
          <PasswordField
            name="currentPassword"
            label={words.current}
            words={passwordWords}
            autoComplete="current-password"
          />
          <PasswordField
            name="newPassword"
            label={words.fresh}
            hint={newPasswordWords.hint}
            words={passwordWords}
            strength={newPasswordWords.strength}
            autoComplete="new-password"
          />
          {asksCode && <ProofCode words={words} />}
          <SubmitButton label={words.submit} wide={false} />
        </ActionForm>
      </div>
      <p className="mt-6 text-14">
        <TextLink href="/forgot-password">{words.forgot}</TextLink>
      </p>
    </Panel>
  );
}
