import { Facts } from "@/components/ui/facts";
import { type Clock, Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import type { Messages } from "@/lib/messages";
import { plural } from "@/lib/messages/format";

type Authenticator = { id: string; name: string; createdAt: Date; lastUsedAt: Date | null };

type FactorsPanelProps = {
  isOn: boolean;
  authenticators: Authenticator[];
  /** Where codes are mailed to; null where they are not. */
  email: string | null;
  /** Masked. */
  phone: string | null;
  backupCodesLeft: number;
  words: Messages["adminPerson"]["factors"];
  clock: Clock;
};

/** Which there are, and never what is secret about them. */
export function FactorsPanel(props: FactorsPanelProps) {
  const { isOn, authenticators, email, phone, backupCodesLeft, words, clock } = props;
  if (!isOn) {
    return (
      <Panel id="factors" title={words.title}>
        <p className="text-ink-muted">{words.none}</p>
      </Panel>
    );
  }
  const facts = [
    ...authenticators.map((authenticator) => ({
      term: words.authenticator,
      value: <AuthenticatorFact authenticator={authenticator} words={words} clock={clock} />,
    })),
    ...(email
      ? [{ term: words.email, value: <span className="wrap-anywhere">{email}</span> }]
      : []),
    ...(phone ? [{ term: words.sms, value: phone }] : []),
    { term: words.backupCodes, value: plural(clock.locale, words.left, backupCodesLeft) },
  ];
  return (
    <Panel id="factors" title={words.title}>
      <Facts facts={facts} />
    </Panel>
  );
}

type AuthenticatorFactProps = Pick<FactorsPanelProps, "words" | "clock"> & {
  authenticator: Authenticator;
};

function AuthenticatorFact({ authenticator, words, clock }: AuthenticatorFactProps) {
  const { name, createdAt, lastUsedAt } = authenticator;
  return (
    <>
      <span className="wrap-anywhere">{name}</span>
      <span className="block text-14 text-ink-muted">
        {words.added} <Moment at={createdAt} clock={clock} />,{" "}
        {lastUsedAt ? (
          <>
            {words.lastUsed} <Moment at={lastUsedAt} clock={clock} />
          </>
        ) : (
          words.neverUsed
        )}
      </span>
    </>
  );
}
