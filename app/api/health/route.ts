export const dynamic = "force-dynamic";

/** The process answers; nothing more is promised here. */
export const GET = (): Response =>
  Response.json({ status: "ok" }, { headers: { "Cache-Control": "no-store" } });
