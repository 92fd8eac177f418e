import { readiness } from "@/lib/platform/readiness";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  const parts = await readiness();
  const isReady = Object.values(parts).every(Boolean);
  return Response.json(
    { status: isReady ? "ok" : "unavailable", ...parts },
    { status: isReady ? 200 : 503, headers: { "Cache-Control": "no-store" } },
  );
}
