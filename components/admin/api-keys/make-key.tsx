"use client";

import type { ReactNode } from "react";
import { ActionForm, type FormWords } from "@/components/ui/action-form";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { Panel, titleId } from "@/components/ui/panel";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { Messages } from "@/lib/messages";
import type { FormAction, FormState } from "@/lib/web/form-state";
import { NewKey } from "./new-key";

type MakeKeyProps = {
  action: FormAction;
  page: string;
  words: Messages["adminKeys"];
  formWords: FormWords;
};

const id = "make-key";

const schema = () => import("@/lib/service-keys/schema").then(({ makeKeySchema }) => makeKeySchema);

/** A panel with a form, and in its place the key that was made, once. */
export function MakeKey({ action, page, words, formWords }: MakeKeyProps) {
  const { make } = words;

  function frame(form: ReactNode, { shown, said }: FormState) {
    const [key] = shown ?? [];
    if (key) return <NewKey id={id} made={key} said={said} page={page} words={words.made} />;
    return (
      <Panel id={id} title={make.title} note={make.note}>
        <div className="max-w-120">{form}</div>
      </Panel>
    );
  }

  return (
    <ActionForm
      action={action}
      schema={schema}
      initial={{ lifetime: "90" }}
      words={formWords}
      labelledBy={titleId(id)}
      place={`${page}#${id}`}
      frame={frame}
    >
      <TextField name="name" label={make.name} hint={make.nameHint} autoComplete="off" />
      <fieldset className="space-y-3">
        <legend className="mb-2 text-14 font-strong">{make.scopes}</legend>
        {Object.entries(make.scope).map(([scope, { label, what }]) => (
          <CheckboxField key={scope} name={scope} label={label} hint={what} />
        ))}
      </fieldset>
      <SelectField name="lifetime" label={make.lifetime} choices={lifetimesIn(make.lifetimes)} />
      <TextField name="reason" label={make.reason} hint={make.reasonHint} autoComplete="off" />
      <SubmitButton label={make.submit} wide={false} />
    </ActionForm>
  );
}

type Lifetimes = Messages["adminKeys"]["make"]["lifetimes"];

/** The longest last, and the one without an end after it. */
const lifetimesIn = (words: Lifetimes) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));
