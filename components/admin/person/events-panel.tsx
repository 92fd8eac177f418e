import { From, type SignInOrigin } from "@/components/account/from";
import { Badge } from "@/components/ui/badge";
import { TextLink } from "@/components/ui/link";
import { type Clock, Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import type { Messages } from "@/lib/messages";
import { fill } from "@/lib/messages/format";

type Outcomes = Messages["activity"]["outcomes"];

export type PersonEventRow = {
  id: string;
  type: string;
  outcome: "SUCCESS" | keyof Outcomes;
  occurredAt: Date;
  from: SignInOrigin;
  reason: string | null;
  by: string | null;
};

type EventsPanelProps = {
  events: PersonEventRow[];
  allHref: string;
  words: Messages["adminPerson"]["events"];
  outcomes: Outcomes;
  names: Messages["adminEvents"];
  clock: Clock;
};

/** In the words of the log, so that one is found in the other. */
export function EventsPanel({ events, allHref, words, outcomes, names, clock }: EventsPanelProps) {
  const nameOf = new Map<string, string>(Object.entries(names));
  return (
    <Panel id="events" title={words.title}>
      {events.length === 0 ? (
        <p className="text-ink-muted">{words.none}</p>
      ) : (
        <ol className="divide-y divide-line">
          {events.map((event) => (
            <li
              key={event.id}
              className="py-3 first:pt-0 last:pb-0 sm:flex sm:items-baseline sm:gap-4"
            >
              <div className="min-w-0 flex-1">
                <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                  <span className="font-strong">{nameOf.get(event.type) ?? event.type}</span>
                  {event.outcome !== "SUCCESS" && (
                    <Badge tone="bad">{outcomes[event.outcome]}</Badge>
                  )}
                </p>
                <code className="block font-mono text-12 text-ink-muted wrap-anywhere">
                  {event.type}
                </code>
                {event.reason && (
                  <p className="text-14 wrap-anywhere">
                    {fill(words.reason, { reason: event.reason })}
                  </p>
                )}
                {event.by && (
                  <p className="text-14 wrap-anywhere">{fill(words.by, { who: event.by })}</p>
                )}
                <From origin={event.from} />
              </div>
              <p className="shrink-0 text-14 text-ink-muted">
                <Moment at={event.occurredAt} clock={clock} />
              </p>
            </li>
          ))}
        </ol>
      )}
      <p className="mt-4 border-t border-line pt-4 text-14">
        <TextLink href={allHref}>{words.all}</TextLink>
      </p>
    </Panel>
  );
}
