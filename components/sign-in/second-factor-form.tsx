"use client";

import { ActionForm, type FormWords } from "@/components/ui/action-form";
import { BackupCodeField } from "@/components/ui/backup-code-field";
import { Button } from "@/components/ui/button";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { CodeField } from "@/components/ui/code-field";
import { HiddenField } from "@/components/ui/hidden-field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FactorMethod } from "@/lib/factors/methods";
import type { Messages } from "@/lib/messages";
import { fill } from "@/lib/messages/format";
import type { FormAction } from "@/lib/web/form-state";

type SecondFactorFormProps = {
  action: FormAction;
  words: Messages["secondFactor"];
  formWords: FormWords;
  method: FactorMethod;
  /** How long this device can be trusted; null where there is nothing it could stand for. */
  trustDays: number | null;
};

const digits = { totp: 6, email: 8, sms: 8 };

const verifyTotp = () =>
  import("@/lib/two-factor/schema").then(({ verifyTotpSchema }) =>
    verifyTotpSchema.omit({ method: true }),
  );
const verifySentCode = () =>
  import("@/lib/two-factor/schema").then(({ verifySentCodeSchema }) =>
    verifySentCodeSchema.omit({ method: true }),
  );
const verifyBackupCode = () =>
  import("@/lib/two-factor/schema").then(({ verifyBackupCodeSchema }) =>
    verifyBackupCodeSchema.omit({ method: true }),
  );

const schemas = {
  totp: verifyTotp,
  email: verifySentCode,
  sms: verifySentCode,
  backup_code: verifyBackupCode,
};

export function SecondFactorForm(props: SecondFactorFormProps) {
  const { action, words, formWords, method, trustDays } = props;
  const field = { name: "code", label: words.code[method], hint: words.hint[method] };
  return (
    <ActionForm action={action} schema={schemas[method]} words={formWords}>
      <HiddenField name="method" value={method} />
      {method === "backup_code" ? (
        <BackupCodeField {...field} />
      ) : (
        <CodeField {...field} digits={digits[method]} />
      )}
      {trustDays !== null && (
        <CheckboxField name="trust" label={fill(words.trust, { days: trustDays })} />
      )}
      <SubmitButton label={words.submit} />
    </ActionForm>
  );
}

type CancelProps = { cancel: (data: FormData) => Promise<void>; label: string };

export function CancelSignIn({ cancel, label }: CancelProps) {
  return (
    <form action={cancel} className="mt-2">
      <Button tone="quiet" wide>
        {label}
      </Button>
    </form>
  );
}
