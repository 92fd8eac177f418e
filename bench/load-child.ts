import autocannon from "autocannon";
import type { LoadReport, LoadSpec } from "./load";
import { percentile } from "./statistics";

const TIMEOUT_SECONDS = 60;

process.on("message", (spec: LoadSpec) => {
  measure(spec).then(
    (report) => process.send?.(report),
    (error: unknown) => process.send?.({ problem: String(error) } satisfies LoadReport),
  );
});

/** Times are taken here, since autocannon's own histogram counts in whole milliseconds. */
async function measure(spec: LoadSpec): Promise<LoadReport> {
  const times: number[] = [];
  const refused = new Map<number, number>();
  const began = performance.now();
  let lastAnswer = began;
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const instance = autocannon(options(spec), (error: unknown, outcome) =>
      error ? reject(error) : resolve(outcome),
    );
    instance.on("response", (_client, status, _bytes, time) => {
      lastAnswer = performance.now();
      if (status === 200) times.push(time);
      else refused.set(status, (refused.get(status) ?? 0) + 1);
    });
  });
  const problem = problemOf(spec, result.errors, refused);
  if (problem) return { problem };
  times.sort((left, right) => left - right);
  return {
    answered: times.length,
    perSecond: (times.length * 1000) / (lastAnswer - began),
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
  };
}

function options(spec: LoadSpec): autocannon.Options {
  const { origin, connections, requests } = spec;
  let opened = 0;
  return {
    url: origin,
    connections,
    timeout: TIMEOUT_SECONDS,
    ...("amount" in spec ? { amount: spec.amount } : { duration: spec.seconds }),
    requests,
    // Left alone, every connection would walk through the same requests in step with the others.
    setupClient: (client) => {
      const own = requests.filter((_, index) => index % connections === opened % connections);
      opened += 1;
      if (own.length > 0) client.setRequests(own);
    },
  };
}

/** The speed of refusals is not worth a line. */
function problemOf(
  { requests }: LoadSpec,
  errors: number,
  refused: Map<number, number>,
): string | null {
  if (errors === 0 && refused.size === 0) return null;
  const counts = [...refused].map(([status, count]) => `${count} answered ${status}`);
  return `${requests[0]?.path}: ${[`${errors} failed`, ...counts].join(", ")}.`;
}
