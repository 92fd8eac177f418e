import { ActionForm, type FormWords } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { CodeField } from "@/components/ui/code-field";
import { type Clock, Moment } from "@/components/ui/moment";
import { Panel, titleId } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Messages } from "@/lib/messages";
import type { FormAction } from "@/lib/web/form-state";
import { Part } from "./part";
import { placeOf } from "./place";

type Press = (data: FormData) => Promise<void>;

type Authenticator = { id: string; name: string; createdAt: Date; lastUsedAt: Date | null };

type AuthenticatorsPanelProps = {
  authenticators: Authenticator[];
  remove: Press;
  begin: Press;
  /** Says whether a code is right, and spends nothing. */
  test: FormAction;
  words: Messages["twoFactor"];
  formWords: FormWords;
  clock: Clock;
};

const codeDigits = 6;
const testId = "test-authenticator";

export function AuthenticatorsPanel(props: AuthenticatorsPanelProps) {
  const { authenticators, remove, begin, test, formWords, clock } = props;
  const { code, authenticators: words } = props.words;
  // The last one goes by turning two-factor off.
  const removable = authenticators.length > 1;
  return (
    <Panel id="authenticators" title={words.title}>
      <ul className="mb-4 divide-y divide-line">
        {authenticators.map((authenticator) => (
          <Row
            key={authenticator.id}
            authenticator={authenticator}
            remove={removable ? remove : null}
            words={words}
            clock={clock}
          />
        ))}
      </ul>
      <form action={begin}>
        <Button tone="secondary">{words.add}</Button>
      </form>
      <Part id={testId} title={words.testTitle} note={words.testNote}>
        <ActionForm
          action={test}
          words={formWords}
          place={placeOf(testId)}
          labelledBy={titleId(testId)}
        >
          <CodeField name="code" label={code} digits={codeDigits} />
          <SubmitButton label={words.test} tone="secondary" wide={false} />
        </ActionForm>
      </Part>
    </Panel>
  );
}

type RowProps = {
  authenticator: Authenticator;
  remove: Press | null;
  words: Messages["twoFactor"]["authenticators"];
  clock: Clock;
};

function Row({ authenticator, remove, words, clock }: RowProps) {
  const { id, name, createdAt, lastUsedAt } = authenticator;
  const nameId = `authenticator-${id}`;
  return (
    <li className="flex items-center gap-4 py-3 first:pt-0">
      <div className="min-w-0 flex-1">
        <p id={nameId} className="font-strong wrap-anywhere">
          {name}
        </p>
        <p className="text-14 text-ink-muted">
          {words.added} <Moment at={createdAt} clock={clock} />,{" "}
          {lastUsedAt ? (
            <>
              {words.lastUsed} <Moment at={lastUsedAt} clock={clock} />
            </>
          ) : (
            words.notUsed
          )}
        </p>
      </div>
      {remove && (
        <form action={remove} className="shrink-0">
          <input type="hidden" name="id" value={id} />
          <Button tone="danger" size="small" aria-describedby={nameId}>
            {words.remove}
          </Button>
        </form>
      )}
    </li>
  );
}
