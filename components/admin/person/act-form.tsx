"use client";

import { ActionForm, type FormWords } from "@/components/ui/action-form";
import type { ButtonTone } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { HiddenField } from "@/components/ui/hidden-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { FormAction } from "@/lib/web/form-state";

type ActFormProps = {
  /** What the page knows and the form need not ask: whom or what it is about. */
  about: Record<string, string>;
  action: FormAction;
  label: string;
  what: string;
  tone: ButtonTone;
  place: string;
  reason: { label: string; hint: string };
  formWords: FormWords;
};

const schema = () => import("@/lib/admin/schema").then(({ reasonSchema }) => reasonSchema);

/** Stays open with an answer that asks for a change, also where the whole page was loaded anew. */
export function ActForm(props: ActFormProps) {
  const { about, action, label, what, tone, place, reason, formWords } = props;
  return (
    <ActionForm
      action={action}
      schema={schema}
      words={formWords}
      place={place}
      frame={(form, { attempt }) => (
        <Disclosure label={label} tone="secondary" open={attempt > 0}>
          <p className="mb-4 max-w-measure text-14">{what}</p>
          <div className="max-w-120">{form}</div>
        </Disclosure>
      )}
    >
      {Object.entries(about).map(([name, value]) => (
        <HiddenField key={name} name={name} value={value} />
      ))}
      <TextField name="reason" label={reason.label} hint={reason.hint} autoComplete="off" />
      <SubmitButton label={label} tone={tone} wide={false} />
    </ActionForm>
  );
}
