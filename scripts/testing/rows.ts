import pg from "pg";
import type { EventType } from "@/lib/audit/catalogue";
import { openEnvelope } from "@/lib/outbox/envelope";
import { database } from "@/lib/platform/database";
import { testDatabase } from "./database";

/** Runs SQL as the tables' owner, for what only time, or somebody with more rights, would do. */
export async function asOwner(sql: string, values: unknown[] = []): Promise<pg.QueryResult> {
  const client = new pg.Client(testDatabase().ownerUrl);
  await client.connect();
  try {
    return await client.query(sql, values);
  } finally {
    await client.end();
  }
}

/** The types of the events that touch a person, oldest first. */
export async function eventsOf(userId: string): Promise<EventType[]> {
  const events = await database().auditEvent.findMany({
    where: { subjectId: userId },
    orderBy: [{ occurredAt: "asc" }, { id: "asc" }],
  });
  return events.map(({ type }) => type as EventType);
}

export type OpenedMessage = {
  template: string;
  to: string;
  text: string;
  token?: string;
  code?: string;
};

/** What the outbox holds for a person, oldest first, opened. */
export async function messagesTo(userId: string): Promise<OpenedMessage[]> {
  const messages = await database().outboxMessage.findMany({
    where: { userId },
    orderBy: { id: "asc" },
  });
  return messages.map((message) => {
    const { to = "", text = "" } = openEnvelope(message) ?? {};
    return {
      template: message.template,
      to,
      text,
      token: /token=([\w-]+)/.exec(text)?.[1],
      // As a mail shows it, or as the last line of a text binds it to the site.
      code: /^(?:(\d{4}) (\d{4})|@\S+ #(\d{8}))$/m.exec(text)?.slice(1).join(""),
    };
  });
}
