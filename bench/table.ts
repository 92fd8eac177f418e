import type { LoadResult } from "./load";
import { median } from "./statistics";

export type Line = {
  what: string;
  perSecond?: number;
  p50?: number;
  p99?: number;
  /** Of the server, for each request. */
  processorMs?: number;
  memoryMegabytes?: number;
  /** What is none of the above, with its unit. */
  other?: string;
  ratio?: number;
  target?: string;
  reached?: boolean;
};

export const atLeast = (ratio: number, target: number) => ({
  ratio,
  target: `at least ${target}`,
  reached: ratio >= target,
});

export const atMost = (ratio: number, target: number) => ({
  ratio,
  target: `at most ${target}`,
  reached: ratio <= target,
});

/** The medians of several rounds. */
export function typical(results: LoadResult[]): Partial<Line> {
  return {
    perSecond: median(results.map(({ perSecond }) => perSecond)),
    p50: median(results.map(({ p50 }) => p50)),
    p99: median(results.map(({ p99 }) => p99)),
  };
}

const HEADINGS = [
  "",
  "a second",
  "p50 ms",
  "p99 ms",
  "CPU ms",
  "memory",
  "other",
  "ratio",
  "target",
  "",
];

/** One table in plain text: words to the left, numbers to the right. */
export function tableOf(lines: Line[]): string {
  const rows = [HEADINGS, ...lines.map(cellsOf)];
  const widths = HEADINGS.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const isWord = (column: number) => column === 0 || column >= HEADINGS.length - 2;
  const format = (row: string[]) =>
    row
      .map((cell, column) =>
        isWord(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd();
  const [headings = "", ...body] = rows.map(format);
  return [headings, "─".repeat(Math.max(...body.map((row) => row.length))), ...body].join("\n");
}

function cellsOf(line: Line): string[] {
  return [
    line.what,
    decimal(line.perSecond, (line.perSecond ?? 0) < 100 ? 1 : 0),
    decimal(line.p50, 1),
    decimal(line.p99, 1),
    decimal(line.processorMs, 2),
    line.memoryMegabytes === undefined ? "" : `${decimal(line.memoryMegabytes, 0)} MB`,
    line.other ?? "",
    decimal(line.ratio, 2),
    line.target ?? "",
    line.reached === undefined ? "" : line.reached ? "reached" : "NOT REACHED",
  ];
}

const decimal = (value: number | undefined, places: number): string =>
  value === undefined ? "" : Number.isFinite(value) ? value.toFixed(places) : "none";
