import { Badge } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import { type Clock, Moment } from "@/components/ui/moment";
import type { EventDetails } from "@/lib/audit/record";
import type { Messages } from "@/lib/messages";
import { fill, plural } from "@/lib/messages/format";
import { From, type SignInOrigin } from "./from";

type ActivityWords = Messages["activity"];

export type ActivityRow = {
  id: string;
  type: keyof Messages["events"];
  outcome: "SUCCESS" | keyof ActivityWords["outcomes"];
  from: SignInOrigin;
  at: Date;
  reason?: string | null;
  /** Why an admin did it, in a sentence. */
  given?: string | null;
  details?: EventDetails;
  /** What was unusual about it, in sentences. */
  unusual?: string[];
  isNew?: boolean;
};

type ActivityListProps = {
  rows: ActivityRow[];
  events: Messages["events"];
  words: ActivityWords;
  clock: Clock;
};

/** Each row reads as a sentence: what, from where, when. */
export function ActivityList({ rows, events, words, clock }: ActivityListProps) {
  return (
    <ol className="divide-y divide-line">
      {rows.map((row) => (
        <li key={row.id} className="py-3 first:pt-0 last:pb-0 sm:flex sm:items-baseline sm:gap-4">
          <div className="min-w-0 flex-1">
            <p>
              {events[row.type]} <Signs row={row} words={words} />
            </p>
            <Aside row={row} words={words} locale={clock.locale} />
            <From origin={row.from} />
          </div>
          <p className="shrink-0 text-14 text-ink-muted">
            <Moment at={row.at} clock={clock} />
          </p>
        </li>
      ))}
    </ol>
  );
}

function Signs({ row: { outcome, isNew }, words }: { row: ActivityRow; words: ActivityWords }) {
  return (
    <span className="inline-flex gap-1 align-middle">
      {outcome !== "SUCCESS" && (
        <Badge tone="bad">
          <Icon name="alert" className="mr-1 -ml-0.5 size-3" />
          {words.outcomes[outcome]}
        </Badge>
      )}
      {isNew && <Badge tone="good">{words.isNew}</Badge>}
    </span>
  );
}

type AsideProps = { row: ActivityRow; words: ActivityWords; locale: string };

/** What else there is to say of it, where we have words for it. */
function Aside({ row: { reason, given, details = {}, unusual = [] }, words, locale }: AsideProps) {
  const { to, left, sessions, devices, service, purpose } = details;
  const count = (forms: ActivityWords["details"]["left"], value: unknown) =>
    typeof value === "number" && plural(locale, forms, value);
  const said = [
    typeof service === "string" && fill(words.details.service, { service }),
    typeof purpose === "string" && fill(words.details.purpose, { purpose }),
    typeof to === "string" && fill(words.details.to, { to }),
    count(words.details.left, left),
    count(words.details.sessions, sessions),
    count(words.details.devices, devices),
    given ?? (reason && new Map(Object.entries(words.reasons)).get(reason)),
  ].filter(Boolean);
  return (
    <>
      {said.length > 0 && <p className="text-14 wrap-anywhere">{said.join(" ")}</p>}
      {unusual.length > 0 && (
        <p className="text-14 text-warn">
          <Icon name="alert" className="mr-1 inline size-3.5 align-[-0.125em]" />
          {unusual.join(" ")}
        </p>
      )}
    </>
  );
}
