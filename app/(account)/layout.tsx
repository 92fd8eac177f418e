import type { ReactNode } from "react";
import { DeadlineBanner } from "@/components/account/deadline-banner";
import { DeletionBanner } from "@/components/account/deletion-banner";
import { LiveSession } from "@/components/account/live-session";
import { RecoveryBanner } from "@/components/account/recovery-banner";
import { RequestBanner } from "@/components/account/request-banner";
import { ownOpenRequests } from "@/lib/admin/requests/list-requests";
import { messagesFor } from "@/lib/messages";
import { database } from "@/lib/platform/database";
import { dutyOf } from "@/lib/policies/duty";
import { recoveryUnderWay } from "@/lib/recovery/recovery-under-way";
import { readerClock } from "@/lib/web/reader";
import { currentVisit } from "@/lib/web/session";
import { stopRequestAction } from "./account/activity/actions";
import { keepAccountAction } from "./account/data/actions";
import { stopRecoveryAction } from "./account/password/actions";

/**
 * Around every signed-in page. It tells of deadlines, and leaves when the session ends; it guards
 * nothing: each page does that.
 */
export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const { session } = await currentVisit();
  const dueAt = session && !dutyOf(session) ? session.twoFactorDueAt : null;
  const eraseAt = session?.eraseAt;
  // There is none without a second factor to lose.
  const recovery = session?.twoFactorSince ? await recoveryUnderWay(database(), session) : null;
  const requests = session ? await ownOpenRequests(database(), session.userId) : [];
  const pages = (
    <>
      {requests.length > 0 && (
        <RequestBanner
          requests={requests}
          stop={stopRequestAction}
          words={messagesFor().requestBanner}
          clock={await readerClock()}
        />
      )}
      {recovery && (
        <RecoveryBanner
          dueAt={recovery.dueAt}
          stop={stopRecoveryAction}
          words={messagesFor().recoveryBanner}
          clock={await readerClock()}
        />
      )}
      {eraseAt && (
        <DeletionBanner
          eraseAt={eraseAt}
          keep={keepAccountAction}
          words={messagesFor().deletionBanner}
          clock={await readerClock()}
        />
      )}
      {dueAt && (
        <DeadlineBanner
          dueAt={dueAt}
          href="/account/two-factor"
          words={messagesFor().deadline}
          clock={await readerClock()}
        />
      )}
      {children}
    </>
  );
  return session ? <LiveSession id={session.sessionId}>{pages}</LiveSession> : pages;
}
