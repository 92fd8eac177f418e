import type { ReactNode } from "react";
import { DeadlineBanner } from "@/components/account/deadline-banner";
import { messagesFor } from "@/lib/messages";
import { mustEnrol } from "@/lib/policies/must-enrol";
import { readerClock } from "@/lib/web/reader";
import { currentVisit } from "@/lib/web/session";

/** Around every signed-in page. It tells of the deadline and guards nothing: each page does that. */
export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const { session } = await currentVisit();
  const dueAt = session && !mustEnrol(session) ? session.twoFactorDueAt : null;
  return (
    <>
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
}
