import { listEventsOperation } from "@/lib/api/event-operations";
import { listOwnEvents, type OwnEvent } from "@/lib/audit/own-events";
import { placeOf } from "@/lib/places/place-of";
import { database } from "@/lib/platform/database";
import { answered, operation, routes } from "@/lib/web/route";
import { whence } from "@/lib/web/whence";

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  operation(listEventsOperation, async ({ session: { userId }, asked }) => {
    const { events, nextCursor } = await listOwnEvents(database(), userId, asked);
    return answered({ items: events.map(answerOf), nextCursor });
  }),
);

function answerOf(event: OwnEvent) {
  const { id, type, outcome, at, address, sessionId, details } = event;
  const { country, city } = placeOf(address ?? "");
  const { browser } = whence(event);
  const createdAt = at.toISOString();
  return { id, type, outcome, createdAt, browser, address, country, city, sessionId, details };
}
