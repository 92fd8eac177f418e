"use client";

import { useEffect } from "react";
import { ActionForm, type FormWords } from "@/components/ui/action-form";
import { HiddenField } from "@/components/ui/hidden-field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Messages } from "@/lib/messages";
import type { FormAction } from "@/lib/web/form-state";
import { Crossing } from "./crossing";

type VerifyLinkFormProps = {
  action: FormAction;
  words: Messages["verifyEmail"];
  formWords: FormWords;
  token: string;
};

export function VerifyLinkForm({ action, words, formWords, token }: VerifyLinkFormProps) {
  // The token would stay in the history, and in any screenshot of the address bar.
  useEffect(() => {
    window.history.replaceState(window.history.state, "", window.location.pathname);
  }, []);

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
