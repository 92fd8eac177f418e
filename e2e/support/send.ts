import { Buffer } from "node:buffer";
import { once } from "node:events";
import {
  Agent,
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
} from "node:http";
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
  /** The port of the instance that gets it, as a balancer in front of several would choose. */
  via?: number;
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
  const { outgoing, bytes, answer } = begin(path, sending);
  const { chunked = false } = sending;
  for (const piece of chunked ? piecesOf(bytes) : []) outgoing.write(piece);
  outgoing.end(chunked ? undefined : bytes);
  return answer;
}

/**
 * Sends all but the last byte, to a server that has begun with the request, and answers with what
 * sends that byte.
 */
export async function holdBack(path: string, sending: Sending): Promise<() => Promise<Answer>> {
  const headers: Header[] = [...(sending.headers ?? []), ["Expect", "100-continue"]];
  const { outgoing, bytes, answer } = begin(path, { ...sending, headers });
  outgoing.flushHeaders();
  await Promise.race([once(outgoing, "continue"), answer]);
  await new Promise<unknown>((sent) => outgoing.write(bytes.subarray(0, -1), sent));
  return () => {
    outgoing.end(bytes.subarray(-1));
    return answer;
  };
}

type Begun = { outgoing: ClientRequest; bytes: Buffer; answer: Promise<Answer> };

function begin(path: string, sending: Sending): Begun {
  const { method = "GET", body, chunked = false, from, base = appUrl(), via } = sending;
  const { hostname, port, host } = new URL(base);
  const headers = [...(sending.headers ?? [])];
  if (!has(headers, "host")) headers.unshift(["Host", host]);
  if (from) headers.push(["X-Forwarded-For", from]);
  const bytes = Buffer.from(body ?? "");
  if (chunked) headers.push(["Transfer-Encoding", "chunked"]);
  else if (body !== undefined) headers.push(["Content-Length", String(bytes.byteLength)]);

  // A connection of its own, since the rest of a refused body may lie in an old one; and one that
  // the server does not close at once, since that could overtake its answer.
  const connection = { hostname, port: via ?? port, agent: new Agent({ keepAlive: true }) };
  const outgoing = request({ ...connection, method, path, headers: headers.flat() });
  const answer = new Promise<Answer>((resolve, reject) => {
    outgoing.setTimeout(TIMEOUT_MS, () => outgoing.destroy(new Error("No answer came in time.")));
    outgoing.on("response", (incoming) => {
      buffer(incoming).then((content) => {
        outgoing.destroy();
        resolve(answerOf(incoming, content.toString("utf8")));
      }, reject);
    });
    outgoing.on("error", reject);
  });
  return { outgoing, bytes, answer };
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
