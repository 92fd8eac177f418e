import { ProofFields } from "@/components/account/proof-fields";
import { ActionForm, type FormWords } from "@/components/ui/action-form";
import { BackupCodeField } from "@/components/ui/backup-code-field";
import { Notice } from "@/components/ui/notice";
import { titleId } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Messages } from "@/lib/messages";
import { plural } from "@/lib/messages/format";
import type { FormAction } from "@/lib/web/form-state";
import { CodesForm } from "./codes-form";
import { Part } from "./part";
import { placeOf } from "./place";

type BackupCodesPanelProps = {
  left: number;
  regenerate: FormAction;
  /** Says whether a code would work, and spends nothing. */
  drill: FormAction;
  asksCode: boolean;
  email: string;
  words: Messages["twoFactor"];
  formWords: FormWords;
  passwordWords: Messages["password"];
  locale: string;
};

const id = "backup-codes";
const renewId = "new-backup-codes";
const checkId = "check-backup-code";

export function BackupCodesPanel(props: BackupCodesPanelProps) {
  const { regenerate, drill, asksCode, email, words, formWords, passwordWords } = props;
  const { backupCodes } = words;
  return (
    <CodesForm
      action={regenerate}
      words={words.codes}
      formWords={formWords}
      email={email}
      place={placeOf(id)}
      panel={{ id, title: backupCodes.title }}
      part={{ id: renewId, title: backupCodes.renew, note: backupCodes.renewNote }}
      before={<Left left={props.left} words={backupCodes} locale={props.locale} />}
      after={
        <Part id={checkId} title={backupCodes.checkTitle} note={backupCodes.checkNote}>
          <ActionForm
            action={drill}
            words={formWords}
            place={placeOf(checkId)}
            labelledBy={titleId(checkId)}
          >
            <BackupCodeField name="code" label={backupCodes.code} />
            <SubmitButton label={backupCodes.check} tone="secondary" wide={false} />
          </ActionForm>
        </Part>
      }
    >
      <ProofFields asksCode={asksCode} words={words} passwordWords={passwordWords} />
      <SubmitButton label={backupCodes.renew} tone="secondary" wide={false} />
    </CodesForm>
  );
}

/** So few that the last one may be gone before anybody thinks of it. */
const few = 3;

type LeftProps = { left: number; words: Messages["twoFactor"]["backupCodes"]; locale: string };

function Left({ left, words, locale }: LeftProps) {
  const count = left === 0 ? words.none : plural(locale, words.left, left);
  if (left > few) return <p>{count}</p>;
  return (
    <Notice tone="warn" title={count}>
      <p>{words.few}</p>
    </Notice>
  );
}
