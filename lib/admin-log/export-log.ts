import { ReadableStream as WebStream } from "node:stream/web";
import { actAsAdmin } from "@/lib/admin/act-as-admin";
import type { RequestContext } from "@/lib/audit/context";
import { countRequest } from "@/lib/audit/count-request";
import type { EventPlace } from "@/lib/audit/cursor";
import { record } from "@/lib/audit/record";
import { now } from "@/lib/platform/clock";
import type { Database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { log } from "@/lib/platform/log";
import { failure, type Outcome } from "@/lib/platform/outcome";
import { rates } from "@/lib/platform/rates";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { findPeople } from "./find-people";
import { findSearch, type LogSearch } from "./find-search";
import { listLog } from "./list-log";
import { lookFor } from "./look";
import type { LogFilter, LogFormat } from "./schema";
import { writers } from "./write-log";

export type LogFile = { name: string; body: ReadableStream };

/** Hands out all that a filter finds, to an admin who has proved just now who they are. */
export async function exportLog(
  db: Database,
  session: Authenticated,
  { filter, format }: { filter: LogFilter; format: LogFormat },
  context: RequestContext,
): Promise<Outcome<{ file: LogFile }>> {
  const search = await findSearch(db, filter);
  if (!search) return failure("NOT_FOUND");
  const limited = await countRequest(db, rates.logExports, context, session.userId);
  if (limited) return limited;
  const noted = await actAsAdmin(db, session, async (tx) => {
    const details = { format, ...noteOf(search, filter) };
    await record(tx, context, { type: "log.exported", details });
    return { ok: true };
  });
  if (!noted.ok) return noted;
  const day = now().toISOString().slice(0, 10);
  const file = {
    name: `sallyport-log-${day}.${format}`,
    body: WebStream.from(linesOf(db, search, format)),
  };
  return { ok: true, file: file as LogFile };
}

/** People by their id, as everywhere in the log: an email would stay when its owner is gone. */
function noteOf(search: LogSearch, { type, outcome }: LogFilter) {
  const { actorId, subjectId, address, network, requestId, from, until } = search;
  const asked = { actorId, subjectId, type, outcome, address: address ?? network, requestId };
  const given = Object.entries(asked).filter((entry): entry is [string, string] => !!entry[1]);
  return {
    from: from.toISOString(),
    until: until.toISOString(),
    filter: Object.fromEntries(given),
  };
}

/** Written while it is read: so many rows at a time, as fast as the reader takes them. */
async function* linesOf(db: Database, search: LogSearch, format: LogFormat) {
  const encoder = new TextEncoder();
  try {
    const look = await lookFor(db, search);
    let place: EventPlace | null | undefined;
    for (let isFirst = true; place !== null; isFirst = false) {
      const page = await listLog(db, look, place, limits.logRowsPerBatch);
      const people = await findPeople(db, page.events);
      yield encoder.encode(writers[format]({ events: page.events, people, isFirst }));
      place = page.next;
    }
  } catch (error) {
    log.warn({ message: String(error) }, "the log was not handed out whole");
    throw error;
  }
}
