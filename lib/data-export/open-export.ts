import type { RequestContext } from "@/lib/audit/context";
import { countRequest } from "@/lib/audit/count-request";
import { record } from "@/lib/audit/record";
import { exportDownloadedMail } from "@/lib/notifications/mails";
import { post } from "@/lib/outbox/post";
import type { Database } from "@/lib/platform/database";
import { failure, type Outcome } from "@/lib/platform/outcome";
import { rates } from "@/lib/platform/rates";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { actConfirmed, type Unconfirmed } from "@/lib/step-up/act-confirmed";
import { needsConfirmation } from "@/lib/step-up/fresh";
import { ownExport } from "./own-export";
import { type ExportFile, zipOf } from "./zip-of";

/** Hands the copy out, to whoever has proved just now that it is theirs. */
export async function openExport(
  db: Database,
  session: Authenticated,
  context: RequestContext,
): Promise<Outcome<{ file: ExportFile }, Unconfirmed | "NOT_FOUND" | "RATE_LIMITED">> {
  const { userId } = session;
  const unconfirmed = needsConfirmation(session);
  if (unconfirmed) return unconfirmed;
  const limited = await countRequest(db, rates.exportDownloads, context, userId);
  if (limited) return limited;
  const opened = await actConfirmed(db, session, async (tx, owner) => {
    const current = await ownExport(tx, session);
    if (current.state !== "ready") return failure("NOT_FOUND");
    await record(tx, context, { type: "data.export_downloaded", subjectId: userId });
    await post(tx, exportDownloadedMail(owner, context));
    return { ok: true, current };
  });
  return opened.ok ? { ok: true, file: zipOf(db, opened.current) } : opened;
}
