"use client";

import { ActionForm, type FormWords } from "@/components/ui/action-form";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { Messages } from "@/lib/messages";
import type { FormAction } from "@/lib/web/form-state";

type InviteFormProps = {
  action: FormAction;
  words: Messages["invitations"]["invite"];
  formWords: FormWords;
  labelledBy: string;
};

const schema = () => import("@/lib/invitations/schema").then(({ inviteSchema }) => inviteSchema);

export function InviteForm({ action, words, formWords, labelledBy }: InviteFormProps) {
  const roles = Object.entries(words.roles).map(([value, label]) => ({ value, label }));
  return (
    <ActionForm action={action} schema={schema} words={formWords} labelledBy={labelledBy}>
      <TextField name="name" label={words.name} autoComplete="off" />
      <TextField name="email" label={words.email} type="email" autoComplete="off" />
      <SelectField name="role" label={words.role} hint={words.roleHint} choices={roles} />
      <SubmitButton label={words.submit} wide={false} />
    </ActionForm>
  );
}
