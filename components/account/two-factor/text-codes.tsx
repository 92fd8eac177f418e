import { ActionForm, type FormWords } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { CodeField } from "@/components/ui/code-field";
import { Icon } from "@/components/ui/icon";
import { titleId } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { Messages } from "@/lib/messages";
import { fill } from "@/lib/messages/format";
import type { FormAction } from "@/lib/web/form-state";
import { Part } from "./part";
import { placeOf } from "./place";

type Press = (data: FormData) => Promise<void>;

type TextCodesProps = {
  phone: string | null;
  pending: string | null;
  begin: FormAction;
  confirm: FormAction;
  cancel: Press;
  remove: Press;
  words: Messages["twoFactor"]["sentCodes"]["sms"];
  formWords: FormWords;
};

const id = "text-codes";
const codeDigits = 8;

export function TextCodes(props: TextCodesProps) {
  const { phone, pending, remove, words } = props;
  return (
    <Part id={id} title={words.title} note={words.risk}>
      {phone && (
        <div className="mb-5 space-y-3">
          <p>{fill(words.on, { to: phone })}</p>
          <form action={remove}>
            <Button tone="danger" size="small">
              {words.remove}
            </Button>
          </form>
        </div>
      )}
      {pending ? <Confirm {...props} pending={pending} /> : <Begin {...props} />}
    </Part>
  );
}

function Begin({ phone, begin, words, formWords }: TextCodesProps) {
  const form = (
    <ActionForm
      action={begin}
      words={formWords}
      place={placeOf(id)}
      labelledBy={phone ? undefined : titleId(id)}
    >
      <TextField
        name="phone"
        type="tel"
        label={words.phone}
        hint={words.phoneHint}
        autoComplete="tel"
      />
      <SubmitButton label={words.begin} tone="secondary" wide={false} />
    </ActionForm>
  );
  if (!phone) return form;
  return (
    <details className="group">
      <summary className="-ml-1 inline-flex min-h-8 items-center gap-1 rounded-control text-14 text-accent pointer-coarse:min-h-11">
        <Icon name="next" className="transition-transform group-open:rotate-90" />
        {words.replace}
      </summary>
      <div className="mt-4">{form}</div>
    </details>
  );
}

function Confirm(props: TextCodesProps & { pending: string }) {
  const { pending, confirm, cancel, words, formWords } = props;
  return (
    <>
      <p className="mb-4">{fill(words.pending, { to: pending })}</p>
      <ActionForm action={confirm} words={formWords} place={placeOf(id)} labelledBy={titleId(id)}>
        <CodeField name="code" label={words.code} digits={codeDigits} />
        <SubmitButton label={words.confirm} wide={false} />
      </ActionForm>
      <form action={cancel} className="mt-2">
        <Button tone="quiet">{words.cancel}</Button>
      </form>
    </>
  );
}
