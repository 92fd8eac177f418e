import type { Database } from "@/lib/platform/database";
import type { MessageState, OutboxMessage } from "@/lib/platform/database/generated/client";
import { isUuid } from "@/lib/platform/shapes";
import { openEnvelope } from "./envelope";

const PAGE_ROWS = 50;

export type ListedMessage = Omit<OutboxMessage, "envelope"> & {
  text: string | null;
  canBeSentAgain: boolean;
};

export type MessagePage = { messages: ListedMessage[]; nextCursor: string | null };

type Filter = { state?: MessageState; cursor?: string };

/**
 * Newest first: ids sort by time. The text is there only where this page is how mail is read: what a
 * server will deliver, or failed to, is for its recipient alone.
 */
export async function listMessages(
  db: Database,
  { state, cursor }: Filter = {},
): Promise<MessagePage> {
  const rows = await db.outboxMessage.findMany({
    where: { state, ...(isUuid(cursor) && { id: { lt: cursor } }) },
    orderBy: { id: "desc" },
    take: PAGE_ROWS + 1,
  });
  const shown = rows.slice(0, PAGE_ROWS);
  return {
    messages: shown.map(({ envelope, ...row }) => ({
      ...row,
      text: row.state === "WAITING" ? (openEnvelope({ id: row.id, envelope })?.text ?? null) : null,
      canBeSentAgain: row.state === "FAILED" && envelope !== null,
    })),
    nextCursor: rows.length > PAGE_ROWS ? (shown.at(-1)?.id ?? null) : null,
  };
}
