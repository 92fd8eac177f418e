"use client";

import { ActionForm, type FormWords } from "@/components/ui/action-form";
import { Disclosure } from "@/components/ui/disclosure";
import { HiddenField } from "@/components/ui/hidden-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { Messages } from "@/lib/messages";
import type { FormAction } from "@/lib/web/form-state";

type RenameDeviceProps = {
  id: string;
  name: string;
  action: FormAction;
  labelledBy: string;
  words: Messages["devices"]["rename"];
  formWords: FormWords;
};

const schema = () =>
  import("@/lib/devices/schema").then(({ nameDeviceSchema }) => nameDeviceSchema);

/** Stays open with an answer that asks for a change, also where the whole page was loaded anew. */
export function RenameDevice(props: RenameDeviceProps) {
  const { id, name, action, labelledBy, words, formWords } = props;
  return (
    <ActionForm
      action={action}
      schema={schema}
      initial={{ name }}
      words={formWords}
      place={`/account/devices#device-${id}`}
      frame={(form, { attempt }) => (
        <Disclosure label={words.open} describedBy={labelledBy} open={attempt > 0}>
          {form}
        </Disclosure>
      )}
    >
      <HiddenField name="deviceId" value={id} />
      <TextField name="name" label={words.name} autoComplete="off" />
      <SubmitButton label={words.submit} wide={false} />
    </ActionForm>
  );
}
