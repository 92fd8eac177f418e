import { Buffer } from "node:buffer";
import { Agent, type IncomingHttpHeaders, type IncomingMessage, request } from "node:http";
import { buffer } from "node:stream/consumers";
import { appUrl } from "./app-url";

export type Header = [name: string, value: string];

export type Sending = {
  method?: string;
  headers?: Header[];
  body?: string | Buffer;
  /** Sends the body in pieces without saying how long it is. */
  chunked?: boolean;
  /** The client's address, as the trusted proxy reports it. */
  from?: string;
  /** Another app than the one all stories share. */
  base?: string;
};

export type Answer = {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  cookies: string[];
  json<Value = Problem>(): Value;
};

type Problem = {
  code: string;
  status: number;
  requestId: string;
  fields?: Record<string, string>;
};

const TIMEOUT_MS = 30_000;
const PIECE_BYTES = 16 * 1024;

/** One request exactly as written: no header is added, merged, checked or followed. */
export function send(path: string, sending: Sending = {}): Promise<Answer> {
  const { method = "GET", body, chunked = false, from, base = appUrl() } = sending;
  const { hostname, port, host } = new URL(base);
  const headers = [...(sending.headers ?? [])];
  if (!has(headers, "host")) headers.unshift(["Host", host]);
  if (from) headers.push(["X-Forwarded-For", from]);
  const bytes = Buffer.from(body ?? "");
  if (chunked) headers.push(["Transfer-Encoding", "chunked"]);
  else if (body !== undefined) headers.push(["Content-Length", String(bytes.byteLength)]);

  return new Promise((resolve, reject) => {
    // A connection of its own, since the rest of a refused body may lie in an old one; and one that
    // the server does not close at once, since that could overtake its answer.
    const connection = { hostname, port, agent: new Agent({ keepAlive: true }) };
    const outgoing = request({ ...connection, method, path, headers: headers.flat() });
    outgoing.setTimeout(TIMEOUT_MS, () => outgoing.destroy(new Error("No answer came in time.")));
    outgoing.on("response", (incoming) => {
      buffer(incoming).then((content) => {
        outgoing.destroy();
        resolve(answerOf(incoming, content.toString("utf8")));
      }, reject);
    });
    outgoing.on("error", reject);
    for (const piece of chunked ? piecesOf(bytes) : []) outgoing.write(piece);
    outgoing.end(chunked ? undefined : bytes);
  });
}

function answerOf({ statusCode = 0, headers }: IncomingMessage, text: string): Answer {
  return {
    status: statusCode,
    headers,
    text,
    cookies: headers["set-cookie"] ?? [],
    json: <Value>() => JSON.parse(text) as Value,
  };
}

const has = (headers: Header[], name: string): boolean =>
  headers.some(([each]) => each.toLowerCase() === name);

const piecesOf = (bytes: Buffer): Buffer[] =>
  Array.from({ length: Math.ceil(bytes.length / PIECE_BYTES) }, (_, at) =>
    bytes.subarray(at * PIECE_BYTES, (at + 1) * PIECE_BYTES),
  );
