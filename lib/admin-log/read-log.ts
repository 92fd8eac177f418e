import type { EventPlace } from "@/lib/audit/cursor";
import type { Database } from "@/lib/platform/database";
import { countLog, type LogCounts } from "./count-log";
import { findPeople, type LogPerson } from "./find-people";
import { findSearch } from "./find-search";
import { type LogPage, listLog } from "./list-log";
import { lookFor } from "./look";
import type { LogFilter } from "./schema";

export type LogView = LogPage & {
  people: Map<string, LogPerson>;
  /** Null for one request, whose few events are no matter of time. */
  counts: LogCounts | null;
};

/** A page of the log and its chart; null where nobody has the email that is asked for. */
export async function readLog(
  db: Database,
  filter: LogFilter,
  place?: EventPlace,
): Promise<LogView | null> {
  const search = await findSearch(db, filter);
  if (!search) return null;
  const look = await lookFor(db, search);
  const [page, counts] = await Promise.all([
    listLog(db, look, place),
    search.requestId ? null : countLog(db, look),
  ]);
  return { ...page, counts, people: await findPeople(db, page.events) };
}
