import type { ServerResponse } from "node:http";

/** On every answer, whatever it is. */
const everywhere: [name: string, value: string][] = [
  ["X-Content-Type-Options", "nosniff"],
  // Not no-referrer: under it browsers send `Origin: null` with our own forms.
  ["Referrer-Policy", "same-origin"],
  ["Strict-Transport-Security", "max-age=63072000; includeSubDomains"],
  ["Cross-Origin-Opener-Policy", "same-origin"],
  ["Cross-Origin-Resource-Policy", "same-origin"],
  ["Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"],
  ["X-Frame-Options", "DENY"],
];

/** What is no page has nothing to load, and nobody to show it in a frame. */
const NOT_A_PAGE = "default-src 'none'; frame-ancestors 'none'; sandbox";

/** A one-time link: what its page loads, and what comes after it, gets the origin as `Referer` alone. */
const HOLDS_TOKEN = /[?&]token=/;

/** Set before the framework begins: its own rules for headers cost more than the headers. */
export function setHeaders(response: ServerResponse, requestId: string, url: string): void {
  for (const [name, value] of everywhere) response.setHeader(name, value);
  if (HOLDS_TOKEN.test(url)) response.setHeader("Referrer-Policy", "strict-origin");
  response.setHeader("X-Request-Id", requestId);
  response.setHeader("Content-Security-Policy", NOT_A_PAGE);
}
