"use client";

import { ActionForm, type FormWords } from "@/components/ui/action-form";
import { CodeField } from "@/components/ui/code-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { Messages } from "@/lib/messages";
import type { FormAction } from "@/lib/web/form-state";

type VerifyCodeFormProps = {
  action: FormAction;
  words: Messages["verifyEmail"];
  formWords: FormWords;
  /** True when this browser has just registered, so that nobody has to type the address again. */
  emailKnown: boolean;
};

const codeDigits = 8;

const codeSchema = () =>
  import("@/lib/sign-in/schema").then(({ verifyByCodeSchema }) =>
    verifyByCodeSchema.pick({ code: true }),
  );

const emailAndCodeSchema = () =>
  import("@/lib/sign-in/schema").then(({ verifyByCodeSchema }) => verifyByCodeSchema);

/** Verifies the code, or, with `intent` being `resend`, has a new one sent. */
export function VerifyCodeForm({ action, words, formWords, emailKnown }: VerifyCodeFormProps) {
  return (
    <ActionForm
      action={action}
      schema={emailKnown ? codeSchema : emailAndCodeSchema}
      words={formWords}
    >
      {!emailKnown && (
        <TextField name="email" label={words.email} type="email" autoComplete="username" />
      )}
      <CodeField name="code" label={words.code} digits={codeDigits} />
      <SubmitButton label={words.submit} />
      <div className="space-y-2 pt-3 text-14 text-ink-muted">
        <p>{words.resendHint}</p>
        <SubmitButton label={words.resend} tone="secondary" intent="resend" />
      </div>
    </ActionForm>
  );
}
