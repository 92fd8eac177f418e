import { type Database, databasePool } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { failure, type Outcome } from "@/lib/platform/outcome";
import { noticeTypes } from "./catalogue";

export type UnreadNotices = {
  /** No higher than `limits.noticesCounted`. */
  count: number;
  /** Notices after this moment are unread. */
  since: Date;
};

/** The catalogue's own words, so nothing of it comes from outside. */
const types = noticeTypes.map((type) => `'${type}'`).join(", ");

/** SQL for the moment of the user row `u` after which notices are unread. */
const since = `greatest(coalesce(u."notices_read_at", u."created_at"),
                        now() - interval '${limits.noticeDays} days')`;

/** SQL for how many notices the user row `u` has not read; every page asks, so it stops counting soon. */
export const unreadCount = `(SELECT count(*)::int FROM (
     SELECT 1 FROM "audit_event" n
      WHERE n."subject_id" = u."id" AND n."type" IN (${types}) AND n."occurred_at" > ${since}
      LIMIT ${limits.noticesCounted}) unread)`;

const statement = {
  name: "unread-notices",
  text: `SELECT ${unreadCount} AS "count", ${since} AS "since" FROM "user" u WHERE u."id" = $1`,
};

export async function unreadNotices(userId: string): Promise<UnreadNotices> {
  const { rows } = await databasePool().query<UnreadNotices>({ ...statement, values: [userId] });
  const row = rows[0];
  if (!row) throw new Error("The account ended while its page was made.");
  return row;
}

/** Up to the newest one that was shown: what came after it stays unread. */
export async function markNoticesRead(
  db: Database,
  { userId, newestId }: { userId: string; newestId: string },
): Promise<Outcome<object, "NOT_FOUND">> {
  const newest = await db.auditEvent.findFirst({ where: { subjectId: userId, id: newestId } });
  if (!newest) return failure("NOT_FOUND");
  const { occurredAt } = newest;
  await db.user.updateMany({
    where: { id: userId, OR: [{ noticesReadAt: null }, { noticesReadAt: { lt: occurredAt } }] },
    data: { noticesReadAt: occurredAt },
  });
  return { ok: true };
}
