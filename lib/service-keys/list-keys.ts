import type { Database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { isUuid } from "@/lib/platform/shapes";
import { liveKey, stateOf } from "./live";
import { isServiceScope } from "./scopes";

const shown = {
  id: true,
  name: true,
  scopes: true,
  expiresAt: true,
  lastUsedAt: true,
  revokedAt: true,
  createdAt: true,
  createdBy: { select: { name: true } },
} as const;

/** Everything but the key, newest first. There is room for so many that open something. */
export async function listLiveKeys(db: Database) {
  const rows = await db.serviceKey.findMany({
    where: liveKey(),
    orderBy: { id: "desc" },
    take: limits.liveServiceKeys,
    select: shown,
  });
  return rows.map(listed);
}

/** Those that open nothing any more, page by page. */
export async function listEndedKeys(db: Database, cursor?: string) {
  const rows = await db.serviceKey.findMany({
    where: { NOT: liveKey(), ...(isUuid(cursor) && { id: { lt: cursor } }) },
    orderBy: { id: "desc" },
    take: limits.endedKeysPerPage + 1,
    select: shown,
  });
  const page = rows.slice(0, limits.endedKeysPerPage);
  const nextCursor = rows.length > page.length ? (page.at(-1)?.id ?? null) : null;
  return { keys: page.map(listed), nextCursor };
}

type Row = {
  scopes: string[];
  revokedAt: Date | null;
  expiresAt: Date | null;
  createdBy: { name: string } | null;
};

const listed = <Key extends Row>({ createdBy, ...row }: Key) => ({
  ...row,
  scopes: row.scopes.filter(isServiceScope),
  madeBy: createdBy?.name ?? null,
  state: stateOf(row),
});
