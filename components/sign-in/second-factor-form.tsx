"use client";

import { ActionForm, type FormWords } from "@/components/ui/action-form";
import { BackupCodeField } from "@/components/ui/backup-code-field";
import { Button } from "@/components/ui/button";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { CodeField } from "@/components/ui/code-field";
import { HiddenField } from "@/components/ui/hidden-field";
import { TextLink } from "@/components/ui/link";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FactorMethod } from "@/lib/factors/claim-factor";
import type { Messages } from "@/lib/messages";
import { fill } from "@/lib/messages/format";
import type { FormAction } from "@/lib/web/form-state";

type SecondFactorFormProps = {
  action: FormAction;
  cancel: (data: FormData) => Promise<void>;
  words: Messages["secondFactor"];
  formWords: FormWords;
  method: FactorMethod;
  /** All that this person has; the others are a link away. */
  methods: FactorMethod[];
  trustDays: number;
};

const codeDigits = 6;

const schemas = {
  totp: () =>
    import("@/lib/two-factor/schema").then(({ verifyTotpSchema }) =>
      verifyTotpSchema.omit({ method: true }),
    ),
  backup_code: () =>
    import("@/lib/two-factor/schema").then(({ verifyBackupCodeSchema }) =>
      verifyBackupCodeSchema.omit({ method: true }),
    ),
};

export function SecondFactorForm(props: SecondFactorFormProps) {
  const { action, cancel, words, formWords, method, methods, trustDays } = props;
  const field = { name: "code", label: words.code[method], hint: words.hint[method] };
  const others = methods.filter((other) => other !== method);
  return (
    <>
      <ActionForm key={method} action={action} schema={schemas[method]} words={formWords}>
        <HiddenField name="method" value={method} />
        {method === "totp" ? (
          <CodeField {...field} digits={codeDigits} />
        ) : (
          <BackupCodeField {...field} />
        )}
        <CheckboxField name="trust" label={fill(words.trust, { days: trustDays })} />
        <SubmitButton label={words.submit} />
      </ActionForm>
      <form action={cancel} className="mt-2">
        <Button tone="quiet" wide>
          {words.cancel}
        </Button>
      </form>
      {others.length > 0 && (
        <ul className="mt-8 border-t border-line pt-6 text-14">
          {others.map((other) => (
            <li key={other}>
              <TextLink href={`/login/verify?method=${other}`}>{words.other[other]}</TextLink>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
