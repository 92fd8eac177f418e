import type { Transaction } from "@/lib/platform/database";

type Value = string | number | boolean | Date | null | Value[] | { [name: string]: Value };

export type Row = Record<string, Value>;

export type Asked = {
  userId: string;
  /** What happens later is not part of this copy. */
  until: Date;
  /** Where the page before ended. */
  place: string | null;
  take: number;
};

/** `place` is null on the last page. */
export type Page = { rows: Row[]; place: string | null };

export type Read = (tx: Transaction, asked: Asked) => Promise<Page>;

type Find<Found> = (
  tx: Transaction,
  page: { where: { userId: string; id?: { gt: string } }; orderBy: { id: "asc" }; take: number },
) => Promise<Found[]>;

/** A table of rows with a person and an id, in the order in which they were made. */
export const pagesOf =
  <Found extends { id: string }>(find: Find<Found>, row: (found: Found) => Row): Read =>
  async (tx, { userId, place, take }) => {
    const where = { userId, ...(place && { id: { gt: place } }) };
    const found = await find(tx, { where, orderBy: { id: "asc" }, take: take + 1 });
    const shown = found.slice(0, take);
    const last = found.length > take ? shown.at(-1) : undefined;
    return { rows: shown.map(row), place: last?.id ?? null };
  };
