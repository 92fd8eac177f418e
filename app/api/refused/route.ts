import { failure } from "@/lib/platform/outcome";
import { requestIdOf } from "@/lib/web/names";
import { problem } from "@/lib/web/problem";

/** Where the request hook sends methods that nothing here answers. */
export const GET = (request: Request): Response =>
  problem(failure("METHOD_NOT_ALLOWED"), requestIdOf(request.headers));
