import type { Bar } from "@/components/admin/log/log-chart";
import type { LogRow } from "@/components/admin/log/log-row";
import type { LogBar } from "@/lib/admin-log/count-log";
import type { LogEvent } from "@/lib/admin-log/list-log";
import type { LogView } from "@/lib/admin-log/read-log";
import { minuteOf } from "@/lib/admin-log/schema";
import { whence } from "@/lib/web/whence";
import { hrefOf, type Typed } from "./choice";

const DAY_MS = 24 * 3600 * 1000;

/** Each bar leads to itself: the same filters, in its stretch of time. */
export const barsOf = (bars: LogBar[], { period: _, ...typed }: Typed): Bar[] =>
  bars.map((bar) => ({
    ...bar,
    href: hrefOf({ ...typed, from: minuteOf(bar.from), to: minuteOf(bar.until) }),
  }));

export const rowsOf = ({ events, people }: LogView, typed: Typed): LogRow[] =>
  events.map((event) => {
    const { id, type, outcome, occurredAt, actorId, subjectId, sessionId } = event;
    const { address, userAgent, requestId, reason, details } = event;
    const who = (personId: string | null) =>
      personId && { href: `/admin/users/${personId}`, id: personId, ...people.get(personId) };
    const when = whenOf(event, typed);
    return {
      id,
      type,
      outcome,
      at: occurredAt,
      actor: who(actorId) || null,
      subject: who(subjectId) || null,
      from: whence({ userAgent, address }),
      address,
      userAgent,
      sessionId,
      requestId,
      reason,
      details,
      hrefs: {
        request: requestId ? hrefOf({ request: requestId }) : undefined,
        subject: subjectId ? hrefOf({ ...when, subject: subjectId }) : undefined,
        address: address ? hrefOf({ ...when, address }) : undefined,
      },
    };
  });

/** The time that is looked at; around the event itself where all of the log is. */
function whenOf({ occurredAt }: LogEvent, { from, to, period, request }: Typed): Typed {
  if (from || to || period || !request) return { from, to, period };
  const away = (ms: number) => minuteOf(new Date(occurredAt.getTime() + ms));
  return { from: away(-DAY_MS), to: away(DAY_MS) };
}
