import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link";
import type { Clock } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Table } from "@/components/ui/table";
import type { Messages } from "@/lib/messages";
import { type MessageRow, MessageTableRow } from "./message-row";

export type MessageListProps = {
  words: Messages["adminMessages"];
  clock: Clock;
  messages: MessageRow[];
  /** False while no mail server is set, and every message waits here. */
  mailConfigured: boolean;
  sendAgain: (data: FormData) => Promise<void>;
  sentAgain?: boolean;
  newestHref?: string;
  olderHref?: string;
};

export function MessageList(props: MessageListProps) {
  const { words, clock, messages, mailConfigured, sendAgain, sentAgain } = props;
  const { columns } = words;
  return (
    <>
      <PageHeader title={words.title}>{words.intro}</PageHeader>
      <div className="space-y-6">
        {sentAgain && <Notice tone="good">{words.sentAgain}</Notice>}
        {!mailConfigured && <Notice tone="info">{words.notConfigured}</Notice>}
        {messages.length === 0 ? (
          <EmptyState title={words.empty}>{words.emptyHint}</EmptyState>
        ) : (
          <Table
            columns={[
              { label: columns.message },
              { label: columns.state },
              { label: columns.created, onlyWide: true },
              { label: columns.attempts, align: "end", onlyWide: true },
            ]}
          >
            {messages.map((message) => (
              <MessageTableRow
                key={message.id}
                message={message}
                words={words}
                clock={clock}
                sendAgain={sendAgain}
              />
            ))}
          </Table>
        )}
        <Pager words={words} newestHref={props.newestHref} olderHref={props.olderHref} />
      </div>
    </>
  );
}

type PagerProps = Pick<MessageListProps, "words" | "newestHref" | "olderHref">;

function Pager({ words, newestHref, olderHref }: PagerProps) {
  if (!newestHref && !olderHref) return null;
  return (
    <p className="flex gap-3">
      {newestHref && (
        <LinkButton href={newestHref} tone="secondary" size="small">
          {words.newest}
        </LinkButton>
      )}
      {olderHref && (
        <LinkButton href={olderHref} tone="secondary" size="small">
          {words.older}
        </LinkButton>
      )}
    </p>
  );
}
