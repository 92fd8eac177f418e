"use client";

import { ActionForm, type FormWords } from "@/components/ui/action-form";
import { Disclosure } from "@/components/ui/disclosure";
import { HiddenField } from "@/components/ui/hidden-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { Messages } from "@/lib/messages";
import type { FormAction } from "@/lib/web/form-state";

type RevokeKeyProps = {
  id: string;
  action: FormAction;
  labelledBy: string;
  words: Messages["adminKeys"]["revoke"];
  formWords: FormWords;
};

const schema = () =>
  import("@/lib/service-keys/schema").then(({ revokeReasonSchema }) => revokeReasonSchema);

/** Says what will be refused before the one press that does it, and asks why. */
export function RevokeKey({ id, action, labelledBy, words, formWords }: RevokeKeyProps) {
  return (
    <ActionForm
      action={action}
      schema={schema}
      words={formWords}
      labelledBy={labelledBy}
      place={`/admin/api-keys#key-${id}`}
      frame={(form, { attempt }) => (
        // Stays open with an answer that asks for a change, also where the page was loaded anew.
        <Disclosure label={words.open} describedBy={labelledBy} tone="secondary" open={attempt > 0}>
          <p className="mb-4 text-14">{words.why}</p>
          <div className="max-w-90">{form}</div>
        </Disclosure>
      )}
    >
      <HiddenField name="id" value={id} />
      <TextField name="reason" label={words.reason} autoComplete="off" />
      <SubmitButton label={words.submit} tone="danger" wide={false} />
    </ActionForm>
  );
}
