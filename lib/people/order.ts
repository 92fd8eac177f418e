import * as z from "zod";
import { isUuid } from "@/lib/platform/shapes";
import { LAST_SEEN, NAME_KEY } from "./conditions";
import type { orders } from "./schema";

export type Order = (typeof orders)[number];

/** After whom a page begins: what they were sorted by, and who they are. */
export type Place = { order: Order; key: string | number | null; id: string };

type Sorted = { id: string; createdAt: Date; lastSeenAt: Date | null; nameKey: string };

type Kind = {
  /** As its index has it. */
  sql: string;
  direction: "ASC" | "DESC";
  /** What `$n` stands for in SQL. */
  value: (parameter: string) => string;
  keyOf: (row: Sorted) => Place["key"];
};

const momentOf = (parameter: string) => `to_timestamp(${parameter}::float8 / 1000)::timestamptz(3)`;

const byAge = {
  sql: `u."created_at"`,
  value: momentOf,
  keyOf: ({ createdAt }: Sorted) => createdAt.getTime(),
};

export const kinds: Record<Order, Kind> = {
  newest: { ...byAge, direction: "DESC" },
  oldest: { ...byAge, direction: "ASC" },
  name: {
    sql: NAME_KEY,
    direction: "ASC",
    value: (parameter) => `${parameter}::text`,
    keyOf: ({ nameKey }) => nameKey,
  },
  seen: {
    sql: LAST_SEEN,
    direction: "DESC",
    value: (parameter) => `coalesce(${momentOf(parameter)}, '-infinity')`,
    keyOf: ({ lastSeenAt }) => lastSeenAt?.getTime() ?? null,
  },
};

export const placeAfter = (order: Order, row: Sorted): Place => ({
  order,
  key: kinds[order].keyOf(row),
  id: row.id,
});

export const cursorAfter = (order: Order, row: Sorted): string =>
  Buffer.from(JSON.stringify(Object.values(placeAfter(order, row)))).toString("base64url");

const LAST_MOMENT = Date.UTC(9999, 11, 31);
const moment = z.int().min(0).max(LAST_MOMENT);
const id = z.custom<string>(isUuid);
const places = z.union([
  z.tuple([z.enum(["newest", "oldest"]), moment, id]),
  z.tuple([z.literal("seen"), moment.nullable(), id]),
  z.tuple([z.literal("name"), z.string().regex(/^[^\0]*$/), id]),
]);

/** Null for whatever we did not write ourselves, sign for sign, and for a place in another order. */
export function placeOfCursor(cursor: string | undefined, order: Order): Place | null {
  const text = Buffer.from(cursor ?? "", "base64url").toString();
  const read = places.safeParse(parsed(text));
  if (!read.success || JSON.stringify(read.data) !== text || read.data[0] !== order) return null;
  return { order, key: read.data[1], id: read.data[2] };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
