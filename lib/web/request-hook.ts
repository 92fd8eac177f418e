import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { plainAddress } from "@/lib/platform/address";
import { environment } from "@/lib/platform/environment";
import { contentSecurityPolicy } from "./content-security-policy";
import { requestHeaders } from "./names";
import { refusalOf } from "./refusal";
import { setHeaders } from "./response-headers";
import { watchStatus } from "./status-override";

type Exchange = { request: IncomingMessage; response: ServerResponse; socket: Socket };

const NOT_PAGES = /^\/(api\/(?!docs([?]|$))|_next\/static\/|account\/live([?]|$))/;
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;
/** Headers by which the framework's parts talk to each other; from outside they mean nothing good. */
const NOT_FROM_OUTSIDE = ["content-security-policy", "x-middleware-prefetch"];

/**
 * Runs for each request before the framework sees it, in the same process: the only place that
 * knows the socket, and cheaper than a proxy file (docs/decisions/0002-request-hook.md). Whatever a
 * client sent under these names is overwritten.
 */
export function installRequestHook(): void {
  subscribe("http.server.request.start", (message) => prepare(message as Exchange));
}

function prepare({ request, response, socket }: Exchange): void {
  const { headers, url = "/" } = request;
  const id = crypto.randomUUID();
  for (const name of NOT_FROM_OUTSIDE) delete headers[name];
  headers[requestHeaders.id] = id;
  headers[requestHeaders.address] = clientAddress(request, socket);
  headers[requestHeaders.path] = url;
  setHeaders(response, id, url);

  if (headers.authorization !== undefined) withoutDoubt(request);
  const isPage = !NOT_PAGES.test(url);
  const refusal = refusalOf(request, isPage);
  headers[requestHeaders.refusal] = refusal ?? undefined;
  if (refusal) answerAt(request, "/api/refused");
  else if (isPage && hasOtherLocalName(request)) answerAt(request, "/api/elsewhere");
  else if (isPage) {
    watchStatus(id, response);
    allowScripts(request, response);
  }
}

/** Two of them, and which one another server on the way believed cannot be told: then none is good. */
function withoutDoubt({ headers, rawHeaders }: IncomingMessage): void {
  const names = rawHeaders.filter((_, at) => at % 2 === 0);
  if (names.filter((name) => name.toLowerCase() === "authorization").length > 1) {
    headers.authorization = "";
  }
}

function allowScripts({ headers }: IncomingMessage, response: ServerResponse): void {
  const policy = contentSecurityPolicy(crypto.randomUUID());
  // The framework reads the nonce for its own scripts from the request's copy.
  headers["content-security-policy"] = policy;
  response.setHeader("Content-Security-Policy", policy);
}

/** Gives the request to a handler of ours instead of the one its address names. */
function answerAt(request: IncomingMessage, path: string): void {
  request.url = path;
  request.method = "GET";
}

/**
 * 127.0.0.1 where the settings say localhost: cookies and origins would not fit, so it moves once.
 * What asks for data is no address bar: behind a proxy on this machine it is the framework itself.
 */
function hasOtherLocalName({ headers, method }: IncomingMessage): boolean {
  const ours = new URL(environment().SALLYPORT_URL).host;
  const { host = ours, rsc } = headers;
  if (method !== "GET" || rsc !== undefined || host === ours) return false;
  return LOOPBACK.test(ours) && LOOPBACK.test(host);
}

/** The socket's address, or what the trusted proxies say, counted from the nearest. */
function clientAddress({ headers }: IncomingMessage, socket: Socket): string {
  const direct = plainAddress(socket.remoteAddress ?? "") ?? "0.0.0.0";
  const hops = environment().TRUST_PROXY;
  if (hops === 0) return direct;
  const forwarded = String(headers["x-forwarded-for"] ?? "").split(",");
  return plainAddress(forwarded.at(-hops) ?? "") ?? direct;
}
