import { Buffer } from "node:buffer";
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  request,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import type { Header } from "../send";

/** One request and its answer, as they were on the wire. */
export type Exchange = {
  method: string;
  /** Path and query. */
  address: string;
  asked: Header[];
  answered: Header[];
  /** What is read by people and programs; code, fonts and pictures are the same for everybody. */
  body: string;
};

export type Wiretap = {
  url: string;
  /** In the order in which they began. */
  exchanges: Exchange[];
  leadTo(port: number): void;
  stop(): Promise<void>;
};

const READ = /^(text\/(html|plain|x-component)|application\/([\w.-]+\+)?json)\b/;

/** Stands between everybody and an app, passes all on as it is, and keeps a copy. */
export async function tapWire(): Promise<Wiretap> {
  const exchanges: Exchange[] = [];
  let port = 0;
  const pass: RequestListener = (incoming, outgoing) => {
    const exchange: Exchange = {
      method: incoming.method ?? "",
      address: incoming.url ?? "",
      asked: headersOf(incoming),
      answered: [],
      body: "",
    };
    exchanges.push(exchange);
    passOn(incoming, outgoing, exchange, port);
  };
  const server = createServer(pass);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    exchanges,
    leadTo: (to) => {
      port = to;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function passOn(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  exchange: Exchange,
  port: number,
): void {
  const { method, address: path, asked } = exchange;
  // Unpacked, what is in it can be read.
  const headers = asked.filter(([name]) => name.toLowerCase() !== "accept-encoding").flat();
  const passed = request({ host: "127.0.0.1", port, method, path, headers, agent: false });
  passed.on("response", (answer) => {
    exchange.answered = headersOf(answer);
    outgoing.writeHead(answer.statusCode ?? 502, exchange.answered.flat());
    const pieces: Buffer[] = [];
    answer.on("data", (piece: Buffer) => {
      pieces.push(piece);
      if (READ.test(answer.headers["content-type"] ?? "")) {
        exchange.body = Buffer.concat(pieces).toString("utf8");
      }
    });
    answer.pipe(outgoing);
    answer.on("error", () => outgoing.destroy());
  });
  // Browsers give up what they no longer need, and the app may close on a body it refuses.
  passed.on("error", () => outgoing.destroy());
  outgoing.on("close", () => passed.destroy());
  incoming.on("error", () => passed.destroy());
  incoming.pipe(passed);
}

function headersOf({ rawHeaders }: IncomingMessage): Header[] {
  return rawHeaders.flatMap((name, at) =>
    at % 2 === 0 ? [[name, rawHeaders[at + 1] ?? ""] as Header] : [],
  );
}
