import { jsonCall } from "./api";
import { type Answer, type Header, holdBack } from "./send";

export type Call = { path: string; value: unknown; headers?: Header[] };

/**
 * The same number of calls to each instance. Every one is there but for its last byte before the
 * first is finished, so that they are finished at once.
 */
export async function race(instances: number[], calls: Call[]): Promise<Answer[]> {
  const finish = await Promise.all(
    calls.map(({ path, value, headers }, at) =>
      holdBack(path, jsonCall(value, { headers, via: instances[at % instances.length] })),
    ),
  );
  return Promise.all(finish.map((last) => last()));
}
