"use client";

import { ActionForm, type FormWords } from "@/components/ui/action-form";
import { Panel, titleId } from "@/components/ui/panel";
import { type Choice, SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { Messages } from "@/lib/messages";
import type { FormAction } from "@/lib/web/form-state";

type AboutYouPanelProps = {
  action: FormAction;
  profile: { name: string; language: string; timeZone: string; theme: string };
  choices: { languages: Choice[]; timeZones: Choice[]; themes: Choice[] };
  words: Messages["profile"]["about"];
  formWords: FormWords;
};

const id = "about-you";

const schema = () =>
  import("@/lib/profile/schema").then(({ profileFormSchema }) => profileFormSchema);

export function AboutYouPanel({ action, profile, choices, words, formWords }: AboutYouPanelProps) {
  return (
    <Panel id={id} title={words.title}>
      <div className="max-w-90">
        <ActionForm
          action={action}
          schema={schema}
          initial={profile}
          words={formWords}
          labelledBy={titleId(id)}
        >
          <TextField name="name" label={words.name} autoComplete="name" />
          <SelectField name="language" label={words.language} choices={choices.languages} />
          <SelectField
            name="timeZone"
            label={words.timeZone}
            hint={words.timeZoneHint}
            choices={choices.timeZones}
          />
          <SelectField name="theme" label={words.theme} choices={choices.themes} />
          <SubmitButton label={words.submit} wide={false} />
        </ActionForm>
      </div>
    </Panel>
  );
}
