"use client";

import { ActionForm, type FormWords } from "@/components/ui/action-form";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { HiddenField } from "@/components/ui/hidden-field";
import { Panel, titleId } from "@/components/ui/panel";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { Messages } from "@/lib/messages";
import type { PolicyName } from "@/lib/policies/catalogue";
import type { TypedRule } from "@/lib/rules/schema";
import type { FormAction } from "@/lib/web/form-state";
import type { DescribedField } from "./described";

type RuleFormProps = {
  action: FormAction;
  rule: PolicyName;
  version: string;
  fields: DescribedField[];
  typed: TypedRule;
  words: Messages["adminPolicies"]["form"];
  formWords: FormWords;
};

const id = "change-rule";

/** What is previewed or saved; the key Enter previews, because it stands first. */
export function RuleForm(props: RuleFormProps) {
  const { action, rule, version, fields, typed, words, formWords } = props;
  const schema = () =>
    import("@/lib/rules/schema").then(({ ruleFormSchema }) => ruleFormSchema(rule));
  return (
    <Panel id={id} title={words.title}>
      <div className="max-w-90">
        <ActionForm
          action={action}
          schema={schema}
          initial={typed}
          words={formWords}
          labelledBy={titleId(id)}
          place={`/admin/policies/${rule}#${id}`}
        >
          <HiddenField name="rule" value={rule} />
          <HiddenField name="version" value={version} />
          {fields.map((described) => (
            <RuleFieldInput key={described.field.name} {...described} />
          ))}
          <TextField
            name="reason"
            label={words.reason}
            hint={words.reasonHint}
            autoComplete="off"
          />
          <div className="flex flex-wrap gap-3">
            <SubmitButton label={words.preview} intent="preview" tone="secondary" wide={false} />
            <SubmitButton label={words.save} wide={false} />
          </div>
        </ActionForm>
      </div>
    </Panel>
  );
}

function RuleFieldInput({ field, words: { label, hint, values = {} } }: DescribedField) {
  const common = { name: field.name, label, hint };
  switch (field.kind) {
    case "box":
      return <CheckboxField name={field.name} label={label} />;
    case "choice":
      return (
        <SelectField
          {...common}
          choices={field.values.map((value) => ({ value, label: values[value] ?? value }))}
        />
      );
    case "day":
      return <TextField {...common} type="date" autoComplete="off" />;
    default:
      return <TextField {...common} inputMode="numeric" autoComplete="off" />;
  }
}
