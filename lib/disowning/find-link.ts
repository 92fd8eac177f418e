import type { RequestContext } from "@/lib/audit/context";
import type { Transaction } from "@/lib/platform/database";
import { type NotMeEvent, openNotMe } from "@/lib/tokens/not-me-token";

/** Clocks of the app and of the database may differ, but not by so much. */
const SLACK_MS = 3600 * 1000;

export type NotMeLink =
  | { state: "ready"; event: NotMeEvent }
  | { state: "used" | "anothers" | "dead" };

/** What the link of a security mail is good for, in this browser. Looking uses nothing up. */
export async function findNotMeLink(
  db: Pick<Transaction, "auditEvent">,
  token: string,
  { session }: Pick<RequestContext, "session">,
): Promise<NotMeLink> {
  const event = openNotMe(token);
  if (!event) return { state: "dead" };
  if (session && session.userId !== event.userId) return { state: "anothers" };
  return (await wasUsed(db, event)) ? { state: "used" } : { state: "ready", event };
}

/** The record of the press is what uses a link up. */
async function wasUsed(
  db: Pick<Transaction, "auditEvent">,
  { id, userId, at }: NotMeEvent,
): Promise<boolean> {
  const press = await db.auditEvent.findFirst({
    where: {
      subjectId: userId,
      type: "account.disowned",
      occurredAt: { gte: new Date(at.getTime() - SLACK_MS) },
      details: { path: ["link"], equals: id },
    },
    select: { id: true },
  });
  return press !== null;
}
