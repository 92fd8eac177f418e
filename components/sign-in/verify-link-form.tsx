"use client";

import { ActionForm, type FormWords } from "@/components/ui/action-form";
import { HiddenField } from "@/components/ui/hidden-field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Messages } from "@/lib/messages";
import type { FormAction } from "@/lib/web/form-state";
import { Crossing } from "./crossing";
import { useCleanAddress } from "./use-clean-address";

type VerifyLinkFormProps = {
  action: FormAction;
  words: Messages["verifyEmail"];
  formWords: FormWords;
  token: string;
};

export function VerifyLinkForm({ action, words, formWords, token }: VerifyLinkFormProps) {
  useCleanAddress();

  return (
    <>
      <ActionForm action={action} words={formWords}>
        <HiddenField name="token" value={token} />
        <SubmitButton label={words.submit} />
      </ActionForm>
      <Crossing question={words.linkTrouble} href="/verify-email" label={words.enterCode} />
    </>
  );
}
