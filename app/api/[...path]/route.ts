import { failure } from "@/lib/platform/outcome";
import { requestIdOf } from "@/lib/web/names";
import { problem } from "@/lib/web/problem";

const notHere = (request: Request): Response =>
  problem(failure("NOT_FOUND"), requestIdOf(request.headers));

export { notHere as DELETE, notHere as GET, notHere as PATCH, notHere as POST, notHere as PUT };
