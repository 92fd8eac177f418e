import { failure } from "@/lib/platform/outcome";
import { requestHeaders } from "@/lib/web/names";
import { problem } from "@/lib/web/problem";

const notHere = (request: Request): Response =>
  problem(failure("NOT_FOUND"), request.headers.get(requestHeaders.id) ?? crypto.randomUUID());

export { notHere as DELETE, notHere as GET, notHere as PATCH, notHere as POST, notHere as PUT };
