import { listSessionsOperation } from "@/lib/api/session-operations";
import { browserName } from "@/lib/browsers/browser-name";
import { deviceKind } from "@/lib/browsers/device-kind";
import { messagesFor } from "@/lib/messages";
import { type ListedSession, listSessions } from "@/lib/sessions/list-sessions";
import { answered, operation, routes } from "@/lib/web/route";

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  operation(listSessionsOperation, async ({ session }) => {
    const sessions = await listSessions(session);
    return answered({ items: sessions.map(itemOf), nextCursor: null });
  }),
);

const clients = { WEB: "web", MOBILE: "mobile" } as const;

const itemOf = (session: ListedSession) => ({
  id: session.id,
  current: session.isCurrent,
  client: clients[session.client],
  browser: browserName(session.userAgent, messagesFor().browser),
  kind: deviceKind(session.userAgent),
  country: session.country,
  city: session.city,
  address: session.address,
  createdAt: session.createdAt.toISOString(),
  lastActiveAt: session.lastActiveAt.toISOString(),
  expiresAt: session.expiresAt.toISOString(),
  methods: session.methods,
  deviceId: session.deviceId,
});
