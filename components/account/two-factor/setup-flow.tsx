import type { FormWords } from "@/components/ui/action-form";
import { Button, type ButtonTone } from "@/components/ui/button";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { CodeField } from "@/components/ui/code-field";
import { type Clock, Moment } from "@/components/ui/moment";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { Messages } from "@/lib/messages";
import type { FormAction } from "@/lib/web/form-state";
import { CodesForm } from "./codes-form";
import { placeOf } from "./place";
import { SecretPicture } from "./secret-picture";

type Press = (data: FormData) => Promise<void>;

type SetupFlowProps = {
  /** What this session has begun, if it has. */
  pending: { qrSvg: string; secret: string; expiresAt: Date; otpauthUrl?: string } | null;
  begin: Press;
  confirm: FormAction;
  cancel: Press;
  /** False once two-factor is on: then nothing shows here until another authenticator is begun. */
  isFirst: boolean;
  email: string;
  words: Messages["twoFactor"];
  formWords: FormWords;
  clock: Clock;
};

const codeDigits = 6;
const id = "authenticator-app";

/** Stands on the page in every state, so that the backup codes have a place when it comes back. */
export function SetupFlow(props: SetupFlowProps) {
  const { pending, begin, confirm, cancel, isFirst, email, words, formWords, clock } = props;
  const { setUp, codes } = words;
  const started = isFirst ? setUp.titleFirst : setUp.titleAnother;
  const panel = pending
    ? { id, title: started, note: setUp.scan }
    : { id, title: setUp.title, note: setUp.why };

  return (
    <CodesForm
      action={confirm}
      initial={{ name: words.defaultName }}
      words={codes}
      formWords={formWords}
      email={email}
      place={placeOf(id)}
      panel={panel}
      about={pending?.secret}
      before={
        pending ? (
          <SecretPicture setup={pending} words={words} />
        ) : (
          isFirst && <PressForm action={begin} label={setUp.begin} tone="primary" />
        )
      }
      after={
        pending && (
          <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2 text-14 text-ink-muted">
            <PressForm action={cancel} label={setUp.cancel} tone="secondary" />
            <p>
              {setUp.ends} <Moment at={pending.expiresAt} clock={clock} />
            </p>
          </div>
        )
      }
    >
      {pending && (
        <>
          <CodeField name="code" label={words.code} digits={codeDigits} />
          <TextField name="name" label={setUp.name} hint={setUp.nameHint} autoComplete="off" />
          <CheckboxField name="endOthers" label={setUp.endOthers} />
          <SubmitButton label={isFirst ? setUp.turnOn : setUp.add} wide={false} />
        </>
      )}
    </CodesForm>
  );
}

function PressForm({ action, label, tone }: { action: Press; label: string; tone: ButtonTone }) {
  return (
    <form action={action}>
      <Button tone={tone}>{label}</Button>
    </form>
  );
}
