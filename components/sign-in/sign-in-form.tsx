"use client";

import { ActionForm, type FormWords } from "@/components/ui/action-form";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { HiddenField } from "@/components/ui/hidden-field";
import { PasswordField } from "@/components/ui/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { Messages } from "@/lib/messages";
import type { FormAction } from "@/lib/web/form-state";

type SignInFormProps = {
  action: FormAction;
  words: Messages["signIn"];
  formWords: FormWords;
  passwordWords: Messages["password"];
  email?: string;
  /** Where to go afterwards, when somebody was on the way somewhere. */
  returnTo?: string;
};

const schema = () => import("@/lib/sign-in/schema").then(({ signInSchema }) => signInSchema);

export function SignInForm(props: SignInFormProps) {
  const { action, words, formWords, passwordWords, email = "", returnTo } = props;
  return (
    <ActionForm action={action} schema={schema} initial={{ email }} words={formWords}>
      {returnTo && <HiddenField name="returnTo" value={returnTo} />}
      <TextField name="email" label={words.email} type="email" autoComplete="username" />
      <PasswordField
        name="password"
        label={passwordWords.label}
        words={passwordWords}
        autoComplete="current-password"
      />
      <div className="text-14">
        <CheckboxField name="remember" label={words.remember} />
      </div>
      <SubmitButton label={words.submit} />
    </ActionForm>
  );
}
