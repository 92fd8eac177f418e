import type { Metadata } from "next";
import { AccountShell } from "@/components/account/account-shell";
import { ChangePasswordPanel } from "@/components/account/change-password-panel";
import { Moment } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { PageNotice } from "@/components/ui/page-notice";
import { messagesFor } from "@/lib/messages";
import { passwordLastChanged } from "@/lib/password-change/last-changed";
import { database } from "@/lib/platform/database";
import { dutyOf } from "@/lib/policies/duty";
import { hasFreshFactor } from "@/lib/step-up/fresh";
import { newPasswordWords } from "@/lib/web/new-password-words";
import { readQuery, type SearchParams } from "@/lib/web/query";
import { readerClock } from "@/lib/web/reader";
import { requireChangingPassword } from "@/lib/web/session";
import { shellOf } from "@/lib/web/shell";
import { changePasswordAction } from "./actions";

const words = messagesFor();
const text = words.changePassword;

export const metadata: Metadata = { title: text.title };

export default async function PasswordPage({ searchParams }: { searchParams: SearchParams }) {
  const { notice } = await readQuery(searchParams);
  const session = await requireChangingPassword();
  const changedAt = await passwordLastChanged(database(), session);
  return (
    <AccountShell {...(await shellOf(session))} current="password">
      <PageHeader title={text.title}>
        {changedAt && (
          <>
            {text.lastChanged} <Moment at={changedAt} clock={await readerClock()} />.
          </>
        )}
      </PageHeader>
      <div className="not-empty:mb-6">
        {dutyOf(session) === "password" && <Notice tone="warn">{text.expired}</Notice>}
        <PageNotice
          notice={notice}
          done={{ ...text.notices, "recovery-stopped": words.recoveryBanner.stopped }}
          failures={{ ...words.generalFailures, NOT_FOUND: words.recoveryBanner.gone }}
        />
      </div>
      <ChangePasswordPanel
        // What was typed goes with the password it was typed for.
        key={changedAt?.getTime()}
        action={changePasswordAction}
        asksCode={!hasFreshFactor(session)}
        email={session.email}
        words={text}
        {...(await newPasswordWords())}
        passwordWords={words.password}
      />
    </AccountShell>
  );
}
