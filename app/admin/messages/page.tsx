import type { Metadata } from "next";
import NotFound, { metadata as notFoundMetadata } from "@/app/not-found";
import { AccountShell } from "@/components/account/account-shell";
import { MessageList } from "@/components/admin/message-list";
import { PageNotice } from "@/components/ui/page-notice";
import { messagesFor } from "@/lib/messages";
import { sampleText } from "@/lib/notifications/sample-text";
import { listMessages } from "@/lib/outbox/list";
import { database } from "@/lib/platform/database";
import { mailIsConfigured } from "@/lib/platform/mail";
import { readQuery, type SearchParams } from "@/lib/web/query";
import { readerClock } from "@/lib/web/reader";
import { requireAdmin } from "@/lib/web/session";
import { shellOf } from "@/lib/web/shell";
import { sendAgainAction } from "./actions";
import { chipsOf, hrefOf, stateOf } from "./choice";

const words = messagesFor();
const text = words.adminMessages;

export async function generateMetadata(): Promise<Metadata> {
  return (await requireAdmin()) ? { title: text.title } : notFoundMetadata;
}

export default async function MessagesPage({ searchParams }: { searchParams: SearchParams }) {
  const session = await requireAdmin();
  if (!session) return <NotFound />;
  const query = await readQuery(searchParams);
  const { cursor, notice } = query;
  const state = stateOf(query);
  const { messages, nextCursor } = await listMessages(database(), { state, cursor });
  return (
    <AccountShell {...(await shellOf(session))} current="messages" width="full">
      <MessageList
        words={text}
        clock={await readerClock()}
        messages={messages.map((message) => ({
          ...message,
          sample: message.channel === "EMAIL" ? sampleText(message.template) : undefined,
        }))}
        mailConfigured={mailIsConfigured()}
        sendAgain={sendAgainAction}
        chips={chipsOf(state, text)}
        isFiltered={state !== undefined}
        newestHref={cursor && hrefOf({ state })}
        olderHref={nextCursor ? hrefOf({ state, cursor: nextCursor }) : undefined}
      >
        <PageNotice notice={notice} done={text.notices} failures={words.generalFailures} />
      </MessageList>
    </AccountShell>
  );
}
