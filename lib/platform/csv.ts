import { stringify } from "csv-stringify/sync";

type Cell = string | number | Date | null;

/**
 * Lines of a table that spreadsheets open. What they would take for a formula is escaped, because
 * names and reasons are whatever somebody typed.
 */
export const csvLines = (rows: Cell[][]): string =>
  stringify(rows, {
    escape_formulas: true,
    record_delimiter: "\r\n",
    // Not only where both stand together: a reader may end a line at either.
    quoted_match: /[\r\n]/,
    cast: { date: (at) => at.toISOString() },
  });
