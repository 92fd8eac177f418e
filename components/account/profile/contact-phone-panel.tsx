"use client";

import { ActionForm, type FormWords } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Panel, titleId } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { Messages } from "@/lib/messages";
import { fill } from "@/lib/messages/format";
import type { FormAction } from "@/lib/web/form-state";

type ContactPhonePanelProps = {
  /** Masked. */
  phone: string | null;
  save: FormAction;
  remove: (data: FormData) => Promise<void>;
  words: Messages["profile"]["phone"];
  formWords: FormWords;
};

const id = "contact-phone";

const schema = () =>
  import("@/lib/profile/schema").then(({ contactPhoneSchema }) => contactPhoneSchema);

export function ContactPhonePanel({
  phone,
  save,
  remove,
  words,
  formWords,
}: ContactPhonePanelProps) {
  return (
    <Panel id={id} title={words.title} note={words.note}>
      {phone && (
        <div className="mb-6 space-y-3">
          <p>{fill(words.now, { phone })}</p>
          <form action={remove}>
            <Button tone="danger" size="small">
              {words.remove}
            </Button>
          </form>
        </div>
      )}
      <div className="max-w-90">
        <ActionForm
          action={save}
          schema={schema}
          words={formWords}
          place={`/account/profile#${id}`}
          labelledBy={titleId(id)}
        >
          <TextField
            name="phone"
            type="tel"
            label={words.number}
            hint={words.hint}
            autoComplete="tel"
          />
          <SubmitButton label={words.submit} tone="secondary" wide={false} />
        </ActionForm>
      </div>
    </Panel>
  );
}
