import { VerifyLog } from "@/components/admin/verify-log";
import { messagesFor } from "@/lib/messages";
import { database } from "@/lib/platform/database";
import { lastVerification } from "@/lib/sealed-log/last-verification";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { mayAdminister } from "@/lib/two-factor/may-administer";
import { readerClock } from "@/lib/web/reader";
import { verifyLogAction } from "./verify-actions";

/** The newest verification of the log, and the button for another; nothing for who may not know. */
export async function VerifyLogPanel({ session }: { session: Authenticated }) {
  if (!mayAdminister(session)) return null;
  return (
    <VerifyLog
      words={messagesFor().verifyLog}
      clock={await readerClock()}
      last={await lastVerification(database())}
      verify={verifyLogAction}
      href="/admin/audit"
    />
  );
}
