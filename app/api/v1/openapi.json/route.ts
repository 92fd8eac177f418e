import { openApiDocument } from "@/lib/web/openapi";

export const dynamic = "force-dynamic";

export const GET = async (): Promise<Response> => Response.json(await openApiDocument());
