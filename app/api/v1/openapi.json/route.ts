import { openApiDocument } from "@/lib/web/openapi";

export const dynamic = "force-dynamic";

export const GET = (): Response => Response.json(openApiDocument());
