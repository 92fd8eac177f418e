import { forgetOwnDevice } from "@/lib/access/forget-device";
import { database } from "@/lib/platform/database";
import { failure } from "@/lib/platform/outcome";
import { closedFor } from "@/lib/policies/duty";
import { elsewhere, withNotice } from "@/lib/web/button-action";
import { failureOf } from "@/lib/web/failure-of";
import { requestIdOf } from "@/lib/web/names";
import { isOwnOrigin } from "@/lib/web/origin";
import { problem } from "@/lib/web/problem";
import { visitOf } from "@/lib/web/request-context";
import { leadOut, leadTo } from "@/lib/web/signed-out";

const page = "/account/devices";

/** Forgets the device in use, and signs out with it. */
export async function POST(request: Request): Promise<Response> {
  const requestId = requestIdOf(request.headers);
  if (!isOwnOrigin(request.headers)) return problem(failure("ORIGIN_REJECTED"), requestId);
  try {
    const { session, context } = await visitOf(request.headers);
    if (!session) return leadOut();
    const forgotten = closedFor(session) ?? (await forgetOwnDevice(database(), session, context));
    if (forgotten.ok) return leadOut();
    return leadTo(elsewhere(forgotten, page) ?? withNotice(page, forgotten.code));
  } catch (error) {
    return problem(failureOf(error, requestId), requestId);
  }
}
