"use client";

import { ActionForm, type FormWords } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Panel, titleId } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { Messages } from "@/lib/messages";
import { fill } from "@/lib/messages/format";
import type { FormAction } from "@/lib/web/form-state";

type EmailPanelProps = {
  email: string;
  /** With until when it can be confirmed, in words. */
  pending: { email: string; until: string } | null;
  change: FormAction;
  takeBack: (data: FormData) => Promise<void>;
  words: Messages["profile"]["email"];
  formWords: FormWords;
};

const id = "email";

const schema = () =>
  import("@/lib/email-change/schema").then(({ newEmailSchema }) => newEmailSchema);

export function EmailPanel(props: EmailPanelProps) {
  const { email, pending, change, takeBack, words, formWords } = props;
  return (
    <Panel id={id} title={words.title} note={fill(words.now, { email })}>
      {pending && (
        <div className="mb-6">
          <Notice tone="info" title={fill(words.pending, { email: pending.email })}>
            <p>{fill(words.pendingUntil, { time: pending.until })}</p>
            <form action={takeBack} className="mt-3">
              <Button tone="secondary" size="small">
                {words.takeBack}
              </Button>
            </form>
          </Notice>
        </div>
      )}
      <div className="max-w-90">
        <ActionForm
          action={change}
          schema={schema}
          words={formWords}
          place={`/account/profile#${id}`}
          labelledBy={titleId(id)}
        >
          <TextField
            name="email"
            type="email"
            label={words.fresh}
            hint={words.hint}
            autoComplete="email"
          />
          <SubmitButton label={words.submit} tone="secondary" wide={false} />
        </ActionForm>
      </div>
    </Panel>
  );
}
