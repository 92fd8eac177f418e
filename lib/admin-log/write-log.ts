import { csvLines } from "@/lib/platform/csv";
import type { LogPerson } from "./find-people";
import type { LogEvent } from "./list-log";
import type { LogFormat } from "./schema";

type Part = { events: LogEvent[]; people: Map<string, LogPerson>; isFirst: boolean };

const columns = [
  ...["at", "type", "outcome", "actorId", "actorEmail", "subjectId", "subjectEmail"],
  ...["address", "userAgent", "sessionId", "requestId", "reason", "details", "id"],
];

/** A part of the log as lines of a file, each event one line. */
export const writers: Record<LogFormat, (part: Part) => string> = {
  csv: ({ events, people, isFirst }) =>
    csvLines([
      ...(isFirst ? [columns] : []),
      ...events.map((event) => {
        const { details, ...rest } = lineOf(event, people);
        return Object.values({ ...rest, details: JSON.stringify(details), id: event.id });
      }),
    ]),
  jsonl: ({ events, people }) =>
    events
      .map((event) => `${JSON.stringify({ ...lineOf(event, people), id: event.id })}\n`)
      .join(""),
};

/** In the order of the columns. */
function lineOf(event: LogEvent, people: Map<string, LogPerson>) {
  const { occurredAt, type, outcome, actorId, subjectId } = event;
  const { address, userAgent, sessionId, requestId, reason, details } = event;
  const emailOf = (id: string | null) => (id && people.get(id)?.email) || null;
  return {
    at: occurredAt.toISOString(),
    type,
    outcome,
    actorId,
    actorEmail: emailOf(actorId),
    subjectId,
    subjectEmail: emailOf(subjectId),
    address,
    userAgent,
    sessionId,
    requestId,
    reason,
    details,
  };
}
