import { Button } from "@/components/ui/button";
import { type Clock, Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import type { OwnDeletion } from "@/lib/deletion/own-deletion";
import type { Messages } from "@/lib/messages";
import { dayOf, timeLeft } from "@/lib/messages/countdown";
import { fill } from "@/lib/messages/format";

type DeletionPanelProps = {
  pending: OwnDeletion | null;
  /** Nobody else could look after the others. */
  isLastAdmin: boolean;
  request: (data: FormData) => Promise<void>;
  days: { toChangeOnesMind: number; reminder: number };
  words: Messages["data"]["deletion"];
  clock: Clock;
};

export function DeletionPanel(props: DeletionPanelProps) {
  const { pending, isLastAdmin, request, days, words, clock } = props;
  if (pending) {
    const date = dayOf(pending.eraseAt, clock);
    return (
      <Panel id="deletion" title={fill(words.pending, { date })} note={words.pendingText}>
        <p className="text-14 text-ink-muted">
          {words.requested} <Moment at={pending.requestedAt} clock={clock} />. {words.leaves}{" "}
          <Moment at={pending.eraseAt} clock={clock}>
            {timeLeft(pending.eraseAt, clock)}
          </Moment>
          .
        </p>
      </Panel>
    );
  }
  if (isLastAdmin) {
    return (
      <Panel id="deletion" title={words.title}>
        <p>{words.lastAdmin}</p>
      </Panel>
    );
  }
  return (
    <Panel
      id="deletion"
      title={words.title}
      note={fill(words.note, { days: days.toChangeOnesMind })}
    >
      <div className="text-14">
        <p>{words.goes}</p>
        <ul className="my-2 list-disc pl-6 marker:text-ink-muted">
          {words.what.map((thing) => (
            <li key={thing}>{thing}</li>
          ))}
        </ul>
        <p className="mb-3">{words.stays}</p>
        <p className="mb-4">{fill(words.until, { reminderDays: days.reminder })}</p>
      </div>
      <form action={request}>
        <Button tone="danger">{words.submit}</Button>
      </form>
    </Panel>
  );
}
