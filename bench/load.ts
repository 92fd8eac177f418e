import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

export type LoadRequest = {
  method: "GET" | "POST";
  path: string;
  headers?: Record<string, string>;
  body?: string;
};

/** Either as much as fits in a time, or a number of requests however long they take. */
export type LoadSpec = {
  origin: string;
  connections: number;
  requests: LoadRequest[];
} & ({ seconds: number } | { amount: number });

export type LoadResult = {
  answered: number;
  perSecond: number;
  p50: number;
  p99: number;
};

export type LoadReport = LoadResult | { problem: string };

export type LoadGenerator = { run(spec: LoadSpec): Promise<LoadResult>; close(): void };

/** Sends requests from a process of its own, so that measuring takes no time from this one. */
export function openLoadGenerator(): LoadGenerator {
  const script = fileURLToPath(new URL("./load-child.ts", import.meta.url));
  const child = fork(script, { execArgv: ["--import", "tsx"] });
  return { run: (spec) => ask(child, spec), close: () => child.disconnect() };
}

async function ask(child: ChildProcess, spec: LoadSpec): Promise<LoadResult> {
  const waiting = new AbortController();
  const { signal } = waiting;
  child.send(spec);
  try {
    const [report] = (await Promise.race([
      once(child, "message", { signal }),
      once(child, "exit", { signal }).then(() => [{ problem: "The load generator ended." }]),
    ])) as [LoadReport];
    if ("problem" in report) throw new Error(report.problem);
    return report;
  } finally {
    waiting.abort();
  }
}
