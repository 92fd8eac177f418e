import type { IncomingMessage } from "node:http";
import { limits } from "@/lib/platform/limits";
import type { FailureCode } from "@/lib/platform/outcome";
import { isOwnOrigin } from "./origin";

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
const PAGE_METHODS = new Set(["GET", "HEAD", "POST"]);
const FORM_TYPE = /^(multipart\/form-data|application\/x-www-form-urlencoded)\s*(;|$)/i;

/**
 * Why the framework does not get to see a request: it would call these an error of the server. What
 * it lets through is checked again by whoever acts on it.
 */
export function refusalOf(request: IncomingMessage, isPage: boolean): FailureCode | null {
  const { method = "", url = "/", headers } = request;
  if (!METHODS.has(method)) return "METHOD_NOT_ALLOWED";
  if (!isReadable(url)) return "NOT_FOUND";
  if (!isPage || url.startsWith("/sign-out")) return null;
  if (!PAGE_METHODS.has(method)) return "METHOD_NOT_ALLOWED";
  return method === "POST" ? refusalOfForm(headers) : null;
}

/** Browsers say where a form comes from, how long it is and what it is; nobody else has forms here. */
function refusalOfForm(headers: IncomingMessage["headers"]): FailureCode | null {
  const get = (name: string) => headers[name]?.toString() ?? null;
  if (!isOwnOrigin({ get })) return "ORIGIN_REJECTED";
  const length = Number(headers["content-length"] ?? Number.NaN);
  if (!(length <= limits.bodyBytes)) return "BODY_TOO_LARGE";
  return FORM_TYPE.test(headers["content-type"] ?? "") ? null : "UNSUPPORTED_MEDIA_TYPE";
}

function isReadable(url: string): boolean {
  try {
    decodeURIComponent(url.split("?", 1)[0] ?? "");
    return true;
  } catch {
    // Percent signs that stand for no UTF-8: no address of ours has any.
    return false;
  }
}
