import { openExport } from "@/lib/data-export/open-export";
import { database } from "@/lib/platform/database";
import { type Failure, failure } from "@/lib/platform/outcome";
import { closedFor } from "@/lib/policies/duty";
import { elsewhere, withNotice } from "@/lib/web/button-action";
import { failureOf } from "@/lib/web/failure-of";
import { fileAnswer } from "@/lib/web/file-answer";
import { requestIdOf } from "@/lib/web/names";
import { isOwnOrigin } from "@/lib/web/origin";
import { problem } from "@/lib/web/problem";
import { visitOf } from "@/lib/web/request-context";
import { leadTo } from "@/lib/web/signed-out";

const page = "/account/data";

const leadBack = (failed: Failure): Response =>
  leadTo(elsewhere(failed, page) ?? withNotice(page, failed.code));

/** Behind the page's button, which needs no script: the file, or back to the page with why not. */
export async function POST({ headers }: Request): Promise<Response> {
  const requestId = requestIdOf(headers);
  if (!isOwnOrigin(headers)) return problem(failure("ORIGIN_REJECTED"), requestId);
  try {
    const { session, context } = await visitOf(headers);
    if (!session) return leadBack(failure("UNAUTHENTICATED"));
    const closed = closedFor(session);
    if (closed) return leadBack(closed);
    const opened = await openExport(database(), session, context);
    return opened.ok ? fileAnswer(opened.file, "application/zip") : leadBack(opened);
  } catch (error) {
    return leadBack(failureOf(error, requestId));
  }
}
