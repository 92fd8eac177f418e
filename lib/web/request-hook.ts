import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { plainAddress } from "@/lib/platform/address";
import { environment } from "@/lib/platform/environment";
import { contentSecurityPolicy } from "./content-security-policy";
import { requestHeaders } from "./names";

type Exchange = { request: IncomingMessage; response: ServerResponse; socket: Socket };

const NOT_PAGES = /^\/(api|_next\/static)\//;

/**
 * Runs for each request before the framework sees it, in the same process: the only place that
 * knows the socket, and cheaper than a proxy file (docs/decisions/request-hook.md). Whatever a
 * client sent under these names is overwritten.
 */
export function installRequestHook(): void {
  subscribe("http.server.request.start", (message) => prepare(message as Exchange));
}

function prepare({ request, response, socket }: Exchange): void {
  const { headers } = request;
  headers[requestHeaders.id] = crypto.randomUUID();
  headers[requestHeaders.address] = clientAddress(request, socket);
  headers[requestHeaders.path] = request.url ?? "/";
  response.setHeader("X-Request-Id", headers[requestHeaders.id] ?? "");

  delete headers["content-security-policy"];
  delete headers[requestHeaders.nonce];
  if (NOT_PAGES.test(request.url ?? "")) return;
  const nonce = crypto.randomUUID();
  const policy = contentSecurityPolicy(nonce);
  headers[requestHeaders.nonce] = nonce;
  // The framework reads the nonce for its own scripts from the request's copy.
  headers["content-security-policy"] = policy;
  response.setHeader("Content-Security-Policy", policy);
}

/** The socket's address, or what the trusted proxies say, counted from the nearest. */
function clientAddress(request: IncomingMessage, socket: Socket): string {
  const direct = plainAddress(socket.remoteAddress ?? "") ?? "0.0.0.0";
  const hops = environment().TRUST_PROXY;
  if (hops === 0) return direct;
  const forwarded = String(request.headers["x-forwarded-for"] ?? "").split(",");
  return plainAddress(forwarded.at(-hops) ?? "") ?? direct;
}
