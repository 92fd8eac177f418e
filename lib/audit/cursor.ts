import { isUuid } from "@/lib/platform/shapes";

/** Where in the log a page ended. The log is read newest first, by time and then by id. */
export type EventPlace = { occurredAt: Date; id: string };

export const cursorOf = ({ occurredAt, id }: EventPlace): string =>
  Buffer.from(`${occurredAt.getTime()}:${id}`).toString("base64url");

/** Null for whatever we did not write ourselves, sign for sign. */
export function placeOfCursor(cursor: string): EventPlace | null {
  const [, time, id] = /^(\d{1,14}):(.+)$/.exec(Buffer.from(cursor, "base64url").toString()) ?? [];
  if (!isUuid(id)) return null;
  const place = { occurredAt: new Date(Number(time)), id };
  return cursorOf(place) === cursor ? place : null;
}
