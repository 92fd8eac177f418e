import { ProofFields } from "@/components/account/proof-fields";
import { ActionForm, type FormWords } from "@/components/ui/action-form";
import { Panel, titleId } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Messages } from "@/lib/messages";
import type { FormAction } from "@/lib/web/form-state";
import { placeOf } from "./place";

type TurnOffPanelProps = {
  action: FormAction;
  asksCode: boolean;
  words: Messages["twoFactor"];
  formWords: FormWords;
  passwordWords: Messages["password"];
};

const id = "turn-off";

export function TurnOffPanel({ action, asksCode, words, ...common }: TurnOffPanelProps) {
  const { formWords, passwordWords } = common;
  const { turnOff } = words;
  return (
    <Panel id={id} title={turnOff.title}>
      <p>{turnOff.goes}</p>
      <ul className="my-2 list-disc pl-6 marker:text-ink-muted">
        {turnOff.what.map((thing) => (
          <li key={thing}>{thing}</li>
        ))}
      </ul>
      <p className="mb-5">{turnOff.after}</p>
      <div className="max-w-90">
        <ActionForm action={action} words={formWords} place={placeOf(id)} labelledBy={titleId(id)}>
          <ProofFields asksCode={asksCode} words={words} passwordWords={passwordWords} />
          <SubmitButton label={turnOff.submit} tone="danger" wide={false} />
        </ActionForm>
      </div>
    </Panel>
  );
}
