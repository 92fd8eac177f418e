import { Readable } from "node:stream";
import { ReadableStream as WebStream } from "node:stream/web";
import { actAsAdmin } from "@/lib/admin/act-as-admin";
import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { messagesFor } from "@/lib/messages";
import { now } from "@/lib/platform/clock";
import { csvLines } from "@/lib/platform/csv";
import type { Database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { log } from "@/lib/platform/log";
import type { Outcome } from "@/lib/platform/outcome";
import type { Authenticated } from "@/lib/sessions/authenticate";
import type { Unconfirmed } from "@/lib/step-up/act-confirmed";
import { conditionsOf } from "./conditions";
import { type FoundPerson, walkPeople } from "./find-people";
import { placeAfter } from "./order";
import { statesOf } from "./person-states";
import type { PeopleChoice } from "./schema";

const words = messagesFor().people;

type PeopleFile = { name: string; body: ReadableStream };

/** Everybody of this choice as lines of a table, oldest first, read as fast as they are taken. */
export async function exportPeople(
  db: Database,
  session: Authenticated,
  choice: PeopleChoice,
  context: RequestContext,
): Promise<Outcome<{ file: PeopleFile }, Unconfirmed | "NOT_FOUND">> {
  const { order: _, ...filter } = choice;
  return actAsAdmin(db, session, async (tx) => {
    await record(tx, context, { type: "people.exported", details: { filter } });
    const text = Readable.from(linesOf(filter), { objectMode: false });
    text.on("error", ({ message }) =>
      log.warn({ message }, "a list of people was not handed out whole"),
    );
    const day = now().toISOString().slice(0, 10);
    return {
      ok: true,
      file: { name: `people-${day}.csv`, body: WebStream.from(text) as ReadableStream },
    };
  });
}

async function* linesOf(filter: PeopleChoice): AsyncGenerator<string> {
  yield csvLines([Object.values(words.file)]);
  const conditions = conditionsOf(filter);
  const part = { order: "oldest", most: limits.peoplePerExportBatch } as const;
  let last: FoundPerson | undefined;
  while (conditions) {
    const place = last ? placeAfter(part.order, last) : null;
    const people = await walkPeople(conditions, { ...part, place });
    if (people.length > 0) yield csvLines(people.map(line));
    last = people.at(-1);
    if (people.length < part.most) return;
  }
}

const line = (person: FoundPerson) => [
  person.id,
  person.name,
  person.email,
  words.roles[person.role],
  statesOf(person)
    .map((state) => words.states[state])
    .join(", "),
  person.createdAt,
  person.emailVerifiedAt,
  person.twoFactorSince,
  person.lastSeenAt,
  person.lockedUntil,
  person.disabledAt,
  person.eraseAt,
];
