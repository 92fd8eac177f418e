import type { ServerResponse } from "node:http";

/** Pages and start-up are separate bundles of one process; they must look in one place. */
const shared = globalThis as { sallyportStatuses?: Map<string, number> };

function statuses(): Map<string, number> {
  shared.sallyportStatuses ??= new Map();
  return shared.sallyportStatuses;
}

/**
 * The status a page should answer with where the framework has no way to say so: a page that is not
 * there for this person, a database that is away, a form nobody could read.
 */
export const answerWith = (requestId: string, status: number): void =>
  void statuses().set(requestId, status);

/** Puts such a status in force when the response begins, and forgets it when it ends. */
export function watchStatus(requestId: string, response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response) as (
    status: number,
    ...rest: unknown[]
  ) => ServerResponse;
  response.writeHead = ((status: number, ...rest: unknown[]) =>
    writeHead(statuses().get(requestId) ?? status, ...rest)) as typeof response.writeHead;
  response.once("close", () => statuses().delete(requestId));
}
