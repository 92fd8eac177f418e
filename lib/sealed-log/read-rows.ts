import type { Client, Connection, PoolClient, Submittable } from "pg";

/** All of a row. A column that the log gets is one more here, and what was sealed before keeps its form. */
export const sealedColumns = [
  ...["number", "id", "occurred_at", "type", "outcome", "actor_id", "subject_id", "session_id"],
  ...["address", "user_agent", "request_id", "reason", "details"],
];

export type Stretch = {
  /** The first day of a month, as in 2026-11-01. */
  month: string;
  /** Null for all that comes before. */
  afterNumber: number | null;
  uptoNumber: number;
};

export type OnRow = (number: number, tuple: Buffer) => void;

export const isMonth = (text: string): boolean => /^\d{4}-\d{2}-01$/.test(text);
const HEADER = Buffer.from("PGCOPY\n\xff\r\n\0", "latin1");
const HEADER_BYTES = 19;
const TRAILER_BYTES = 2;
/** Behind the number of columns and the length of the first one, which is the row's number. */
const NUMBER_OFFSET = 6;
/** Behind the number and its own length. */
const ID_OFFSET = 18;
const ID_BYTES = 16;

/** Reads rows as the bytes the database sends, in the order of their numbers, without a look inside. */
export function readRows(
  client: Client | PoolClient,
  stretch: Stretch,
  onRow: OnRow,
): Promise<void> {
  return new Promise((resolve, reject) => {
    client.query(new CopyOut(copyStatement(stretch), onRow, resolve, reject));
  });
}

/** COPY takes no parameters; what stands in it is a month of this form and whole numbers. */
function copyStatement({ month, afterNumber, uptoNumber }: Stretch): string {
  const numbers = [afterNumber ?? 0, uptoNumber];
  if (!isMonth(month) || !numbers.every(Number.isSafeInteger)) {
    throw new Error("This is no stretch of the log.");
  }
  return `COPY (
    SELECT ${sealedColumns.map((column) => `"${column}"`).join(", ")} FROM "audit_event"
     WHERE ${withinMonth(`'${month}'`)} AND "number" <= ${uptoNumber}
       ${afterNumber === null ? "" : `AND "number" > ${afterNumber}`}
     ORDER BY "number"
  ) TO STDOUT (FORMAT binary)`;
}

export const withinMonth = (month: string): string =>
  `"occurred_at" >= ${month}::timestamp AT TIME ZONE 'UTC'
   AND "occurred_at" < (${month}::timestamp + interval '1 month') AT TIME ZONE 'UTC'`;

/** Halves, because a big integer for each row would cost more than its digest. */
const numberOf = (tuple: Buffer): number =>
  tuple.readInt32BE(NUMBER_OFFSET) * 2 ** 32 + tuple.readUInt32BE(NUMBER_OFFSET + 4);

export const idOf = (tuple: Buffer): string =>
  tuple
    .toString("hex", ID_OFFSET, ID_OFFSET + ID_BYTES)
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");

/** The database sends each row of a COPY as a message of its own, the header before the first. */
class CopyOut implements Submittable {
  private failure: Error | null = null;

  constructor(
    private readonly text: string,
    private readonly onRow: OnRow,
    private readonly resolve: () => void,
    private readonly reject: (error: Error) => void,
  ) {}

  submit(connection: Connection): void {
    connection.query(this.text);
  }

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    const tuple = chunk.subarray(0, HEADER.length).equals(HEADER)
      ? chunk.subarray(HEADER_BYTES)
      : chunk;
    if (tuple.length <= TRAILER_BYTES || this.failure) return;
    try {
      this.onRow(numberOf(tuple), tuple);
    } catch (error) {
      this.failure = error as Error;
    }
  }

  handleCommandComplete(): void {}

  handleError(error: Error): void {
    this.failure = error;
    this.reject(error);
  }

  handleReadyForQuery(): void {
    if (this.failure) this.reject(this.failure);
    else this.resolve();
  }
}
