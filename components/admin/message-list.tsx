import type { ReactNode } from "react";
import { type Chip, Chips } from "@/components/ui/chips";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/link";
import type { Clock } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
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
  chips: Chip[];
  isFiltered: boolean;
  newestHref?: string;
  olderHref?: string;
  /** What came of a press. */
  children: ReactNode;
};

export function MessageList(props: MessageListProps) {
  const { words, clock, messages, mailConfigured, sendAgain, isFiltered } = props;
  const { columns } = words;
  return (
    <>
      <PageHeader title={words.title}>{words.intro}</PageHeader>
      <div className="space-y-6">
        {props.children}
        {!mailConfigured && <Notice tone="info">{words.notConfigured}</Notice>}
        <Chips label={words.filter} chips={props.chips} />
        {messages.length === 0 ? (
          <Nothing words={words} isFiltered={isFiltered} />
        ) : (
          <Table
            columns={[
              { label: columns.message },
              { label: columns.state, snug: true },
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

function Nothing({ words, isFiltered }: Pick<MessageListProps, "words" | "isFiltered">) {
  if (!isFiltered) return <EmptyState title={words.empty}>{words.emptyHint}</EmptyState>;
  return (
    <EmptyState title={words.nothingFound}>
      <TextLink href="/admin/messages">{words.showAll}</TextLink>
    </EmptyState>
  );
}
