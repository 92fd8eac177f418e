import type { ReactNode } from "react";
import { Email } from "@/components/ui/email";
import { Facts } from "@/components/ui/facts";
import { type Clock, Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import type { Messages } from "@/lib/messages";

type Words = Messages["adminPerson"]["state"];

export type PersonState = {
  id: string;
  email: string;
  role: keyof Words["roles"];
  emailVerifiedAt: Date | null;
  disabledAt: Date | null;
  locks: { password: Date | null; codes: Date | null };
  eraseAt: Date | null;
  twoFactor: {
    state: keyof Words["states"];
    methods: (keyof Words["methods"])[];
    enabledAt: Date | null;
  };
  hasPassword: boolean;
  passwordChangedAt: Date | null;
  passwordBarredAt: Date | null;
  createdAt: Date;
  lastSeenAt: Date | null;
};

type StatePanelProps = { person: PersonState; words: Words; clock: Clock };

export function StatePanel({ person, words, clock }: StatePanelProps) {
  const at = (words: string, moment: Date) => (
    <>
      {words} <Moment at={moment} clock={clock} />
    </>
  );
  const facts = [
    {
      term: words.email,
      value: (
        <>
          <Email>{person.email}</Email>
          <Aside>
            {person.emailVerifiedAt
              ? at(words.verified, person.emailVerifiedAt)
              : words.notVerified}
          </Aside>
        </>
      ),
    },
    { term: words.role, value: words.roles[person.role] },
    { term: words.signIn, value: <SignIn person={person} words={words} at={at} /> },
    ...(person.eraseAt ? [{ term: words.eraseAt, value: at(words.erased, person.eraseAt) }] : []),
    {
      term: words.twoFactor,
      value: <TwoFactor person={person} words={words} at={at} clock={clock} />,
    },
    { term: words.password, value: <Password person={person} words={words} at={at} /> },
    { term: words.created, value: <Moment at={person.createdAt} clock={clock} /> },
    {
      term: words.lastSeen,
      value: person.lastSeenAt ? <Moment at={person.lastSeenAt} clock={clock} /> : words.never,
    },
    { term: words.id, value: <span className="font-mono text-14 wrap-anywhere">{person.id}</span> },
  ];
  return (
    <Panel title={words.title}>
      <Facts facts={facts} />
    </Panel>
  );
}

type PartProps = {
  person: PersonState;
  words: Words;
  at: (words: string, moment: Date) => ReactNode;
};

const Aside = ({ children }: { children: ReactNode }) => (
  <span className="block text-14 text-ink-muted">{children}</span>
);

function SignIn({ person: { disabledAt, locks }, words, at }: PartProps) {
  if (disabledAt) return at(words.disabled, disabledAt);
  if (!locks.password && !locks.codes) return words.open;
  return (
    <>
      {locks.password && <span className="block">{at(words.lockedPasswords, locks.password)}</span>}
      {locks.codes && <span className="block">{at(words.lockedCodes, locks.codes)}</span>}
    </>
  );
}

function TwoFactor({ person, words, at, clock }: PartProps & { clock: Clock }) {
  const { state, methods, enabledAt } = person.twoFactor;
  const named = methods.map((method) => words.methods[method]);
  return (
    <>
      {enabledAt ? at(`${words.states[state]} ${words.since}`, enabledAt) : words.states[state]}
      {named.length > 0 && <Aside>{new Intl.ListFormat(clock.locale).format(named)}</Aside>}
    </>
  );
}

function Password({ person, words, at }: PartProps) {
  const { hasPassword, passwordChangedAt, passwordBarredAt } = person;
  if (!hasPassword) return words.noPassword;
  return (
    <>
      {passwordChangedAt ? at(words.passwordChanged, passwordChangedAt) : words.passwordNotChanged}
      {passwordBarredAt && <Aside>{at(words.barred, passwordBarredAt)}</Aside>}
    </>
  );
}
