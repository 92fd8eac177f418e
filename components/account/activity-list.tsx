import { Badge } from "@/components/ui/badge";
import { type Clock, Moment } from "@/components/ui/moment";
import type { Messages } from "@/lib/messages";
import { From, type SignInOrigin } from "./from";

type ActivityWords = Messages["overview"]["activity"];

export type ActivityRow = {
  id: string;
  type: keyof ActivityWords["events"];
  failed: boolean;
  from: SignInOrigin;
  at: Date;
};

type ActivityListProps = { rows: ActivityRow[]; words: ActivityWords; clock: Clock };

/** Each row reads as a sentence: what, from where, when. */
export function ActivityList({ rows, words, clock }: ActivityListProps) {
  if (rows.length === 0) return <p className="text-ink-muted">{words.none}</p>;
  return (
    <ol className="divide-y divide-line">
      {rows.map(({ id, type, failed, from, at }) => (
        <li key={id} className="py-3 first:pt-0 last:pb-0 sm:flex sm:items-baseline sm:gap-4">
          <div className="min-w-0 flex-1">
            <p>
              {words.events[type]} {failed && <Badge tone="bad">{words.failed}</Badge>}
            </p>
            <From origin={from} />
          </div>
          <p className="shrink-0 text-14 text-ink-muted">
            <Moment at={at} clock={clock} />
          </p>
        </li>
      ))}
    </ol>
  );
}
