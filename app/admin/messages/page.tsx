import type { Metadata } from "next";
import NotFound, { metadata as notFoundMetadata } from "@/app/not-found";
import { AccountShell } from "@/components/account/account-shell";
import { MessageList } from "@/components/admin/message-list";
import { messagesFor } from "@/lib/messages";
import { listMessages } from "@/lib/outbox/list";
import { database } from "@/lib/platform/database";
import { mailIsConfigured } from "@/lib/platform/mail";
import { readQuery, type SearchParams } from "@/lib/web/query";
import { readerClock } from "@/lib/web/reader";
import { requireAdmin } from "@/lib/web/session";
import { shellOf } from "@/lib/web/shell";
import { sendAgainAction } from "./actions";

const words = messagesFor();

export async function generateMetadata(): Promise<Metadata> {
  return (await requireAdmin()) ? { title: words.adminMessages.title } : notFoundMetadata;
}

export default async function MessagesPage({ searchParams }: { searchParams: SearchParams }) {
  const session = await requireAdmin();
  if (!session) return <NotFound />;
  const { cursor, notice } = await readQuery(searchParams);
  const { messages, nextCursor } = await listMessages(database(), cursor);
  return (
    <AccountShell {...(await shellOf(session))} current="messages" width="full">
      <MessageList
        words={words.adminMessages}
        clock={await readerClock()}
        messages={messages}
        mailConfigured={mailIsConfigured()}
        sendAgain={sendAgainAction}
        sentAgain={notice === "sent-again"}
        newestHref={cursor && "/admin/messages"}
        olderHref={nextCursor ? `/admin/messages?cursor=${nextCursor}` : undefined}
      />
    </AccountShell>
  );
}
