import { From, type SignInOrigin } from "@/components/account/from";
import { Badge } from "@/components/ui/badge";
import { Email } from "@/components/ui/email";
import { Icon } from "@/components/ui/icon";
import { TextLink } from "@/components/ui/link";
import { type Clock, Moment } from "@/components/ui/moment";
import type { EventDetails } from "@/lib/audit/record";
import type { Messages } from "@/lib/messages";
import { EventFacts } from "./event-facts";

type Words = Messages["adminLog"];

export type LogPersonShown = { id: string; name?: string; email?: string; href: string };

export type LogRow = {
  id: string;
  type: string;
  outcome: "SUCCESS" | keyof Words["results"];
  at: Date;
  actor: LogPersonShown | null;
  subject: LogPersonShown | null;
  from: SignInOrigin;
  address: string | null;
  sessionId: string | null;
  userAgent: string | null;
  requestId: string | null;
  reason: string | null;
  details: EventDetails;
  /** The log with nothing but what this event has in common with others. */
  hrefs: { request?: string; subject?: string; address?: string };
};

type LogItemProps = {
  row: LogRow;
  words: Words;
  events: Messages["adminEvents"];
  clock: Clock;
};

/** Reads as a sentence: what, by whom, from where, when. All else opens below it. */
export function LogItem({ row, words, events, clock }: LogItemProps) {
  const { type, outcome, actor, subject, from, at } = row;
  const name = new Map(Object.entries(events)).get(type) ?? type;
  return (
    <li className="grid gap-x-6 gap-y-1 border-b border-line py-3 text-14 last:border-b-0 md:grid-cols-[minmax(0,5fr)_minmax(0,5fr)_minmax(0,4fr)_auto]">
      <p className="min-w-0">
        <span className="font-strong">{name}</span>{" "}
        {outcome !== "SUCCESS" && (
          <Badge tone="bad">
            <Icon name="alert" className="mr-1 -ml-0.5 size-3" />
            {words.results[outcome]}
          </Badge>
        )}
        <code className="block font-mono text-12 text-ink-muted">{type}</code>
      </p>
      <div className="min-w-0 space-y-1 md:row-span-2">
        <Who label={words.by} person={actor} otherwise={words.nobody} words={words} />
        {subject && subject.id !== actor?.id && (
          <Who label={words.touches} person={subject} otherwise="" words={words} />
        )}
      </div>
      <div className="min-w-0 md:row-span-2">
        <From origin={from} />
      </div>
      <p className="text-ink-muted md:row-span-2 md:min-w-28 md:text-right">
        <Moment at={at} clock={clock} />
      </p>
      <EventFacts row={row} name={name} words={words} clock={clock} />
    </li>
  );
}

type WhoProps = {
  label: string;
  person: LogPersonShown | null;
  otherwise: string;
  words: Words;
};

/** By name and email while there is an account, by what is left in the log when it is gone. */
function Who({ label, person, otherwise, words }: WhoProps) {
  return (
    <p className="wrap-anywhere">
      <span className="text-ink-muted">{label}</span>{" "}
      {!person && <span className="text-ink-muted">{otherwise}</span>}
      {person?.email && (
        <>
          <TextLink href={person.href}>{person.name}</TextLink>
          <span className="block text-ink-muted">
            <Email>{person.email}</Email>
          </span>
        </>
      )}
      {person && !person.email && (
        <>
          {words.gone}
          <code className="block font-mono text-12 text-ink-muted">{person.id}</code>
        </>
      )}
    </p>
  );
}
