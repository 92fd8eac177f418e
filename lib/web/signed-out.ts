import { environment } from "@/lib/platform/environment";
import { dismiss } from "./sign-in-cookies";

/** A whole new document instead of a step inside the app, so that nothing signed-in stays behind it. */
export function leadTo(path: string, headers: Record<string, string> = {}): Response {
  const Location = new URL(path, environment().SALLYPORT_URL).href;
  return new Response(null, {
    status: 303,
    headers: { Location, "Cache-Control": "no-store", ...headers },
  });
}

export async function leadOut(): Promise<Response> {
  await dismiss();
  return leadTo("/login?notice=signed-out", { "Clear-Site-Data": '"cache"' });
}
