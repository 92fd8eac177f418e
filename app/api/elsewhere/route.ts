import { environment } from "@/lib/platform/environment";
import { requestHeaders } from "@/lib/web/names";
import { pathHere } from "@/lib/web/return-path";

/** Where the request hook sends pages that were opened under another name of this machine. */
export function GET(request: Request): Response {
  const path = pathHere(request.headers.get(requestHeaders.path)) ?? "/";
  const target = path.startsWith("/api/") ? "/" : path;
  const location = new URL(target, environment().SALLYPORT_URL).href;
  return new Response(null, {
    status: 307,
    headers: { Location: location, "Cache-Control": "no-store" },
  });
}
