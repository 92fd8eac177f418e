import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { failure } from "@/lib/platform/outcome";
import { failureOf } from "@/lib/web/failure-of";
import { nextAuthOptions } from "@/lib/web/next-auth";
import { isOwnOrigin } from "@/lib/web/origin";
import { problem } from "@/lib/web/problem";
import { visitOf } from "@/lib/web/request-context";

type Segments = { params: Promise<{ nextauth: string[] }> };

/** next-auth's own addresses: session, csrf, sign-out, and federated providers when there are any. */
async function handle(request: NextRequest, segments: Segments): Promise<Response> {
  const { context } = await visitOf(request.headers);
  if (request.method === "POST" && !isOwnOrigin(request.headers)) {
    return problem(failure("ORIGIN_REJECTED"), context.requestId);
  }
  try {
    return await NextAuth(request, segments, nextAuthOptions(context));
  } catch (error) {
    return problem(failureOf(error, context.requestId), context.requestId);
  }
}

export { handle as GET, handle as POST };
