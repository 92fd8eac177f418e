import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { type Clock, Moment } from "@/components/ui/moment";
import { Cell } from "@/components/ui/table";
import type { Messages } from "@/lib/messages";
import { fill } from "@/lib/messages/format";

type Words = Messages["adminMessages"];

export type MessageRow = {
  id: string;
  channel: keyof Words["to"];
  state: keyof Words["states"];
  recipient: string;
  subject: string;
  /** Null once it was removed, which is when the message was sent. */
  text: string | null;
  /** What a message of its kind says to somebody made up, where it is none of a phone's. */
  sample?: string;
  createdAt: Date;
  attempts: number;
  lastError: string | null;
  canBeSentAgain: boolean;
};

type MessageTableRowProps = {
  message: MessageRow;
  words: Words;
  clock: Clock;
  sendAgain: (data: FormData) => Promise<void>;
};

const tones: Record<MessageRow["state"], BadgeTone> = {
  QUEUED: "plain",
  WAITING: "warn",
  SENT: "good",
  FAILED: "bad",
};

export function MessageTableRow({ message, words, clock, sendAgain }: MessageTableRowProps) {
  const { state, channel, recipient, subject, createdAt, attempts, lastError } = message;
  return (
    <tr>
      <Cell>
        <p className="font-strong">{subject}</p>
        <p className="text-ink-muted wrap-anywhere">{fill(words.to[channel], { recipient })}</p>
        <p className="text-ink-muted md:hidden">
          <Moment at={createdAt} clock={clock} />
        </p>
        <Preview message={message} words={words} />
        {lastError && (
          <p className="mt-1.5 text-bad">{fill(words.lastError, { error: lastError })}</p>
        )}
        {message.canBeSentAgain && (
          <form action={sendAgain} className="mt-2">
            <input type="hidden" name="id" value={message.id} />
            <Button tone="secondary" size="small">
              {words.sendAgain}
              <span className="sr-only">: {fill(words.sendAgainWhat, { subject, recipient })}</span>
            </Button>
          </form>
        )}
      </Cell>
      <Cell>
        <Badge tone={tones[state]}>{words.states[state]}</Badge>
      </Cell>
      <Cell onlyWide>
        <span className="text-ink-muted">
          <Moment at={createdAt} clock={clock} />
        </span>
      </Cell>
      <Cell align="end" onlyWide>
        {attempts}
      </Cell>
    </tr>
  );
}

function Preview({ message, words }: { message: MessageRow; words: Words }) {
  const { text, sample } = message;
  const shown = text ?? sample;
  return (
    <>
      {text === null && <p className="mt-1 text-ink-muted">{words.gone}</p>}
      {shown !== undefined && (
        <details className="group mt-1">
          <summary className="-ml-1 inline-flex min-h-8 items-center gap-1 rounded-control text-accent pointer-coarse:min-h-11">
            <Icon name="next" className="transition-transform group-open:rotate-90" />
            {text === null ? words.readSample : words.read}
          </summary>
          <pre className="mt-2 max-w-xl rounded-control border border-line bg-surface-sunken px-4 py-3 font-sans whitespace-pre-wrap wrap-anywhere">
            {shown}
          </pre>
        </details>
      )}
    </>
  );
}
