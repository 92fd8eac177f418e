import type { Metadata } from "next";
import { AccountShell } from "@/components/account/account-shell";
import { Overview } from "@/components/account/overview";
import { SessionsShown } from "@/components/account/sessions-shown";
import { messagesFor } from "@/lib/messages";
import { accountOverview } from "@/lib/overview/account-overview";
import { limits } from "@/lib/platform/limits";
import { eventRow } from "@/lib/web/event-row";
import { readerClock } from "@/lib/web/reader";
import { requireSession } from "@/lib/web/session";
import { shellOf } from "@/lib/web/shell";
import { whence } from "@/lib/web/whence";
import { checkUpOf } from "./check-up";

const words = messagesFor();

export const metadata: Metadata = { title: words.overview.title };

export default async function OverviewPage() {
  const session = await requireSession();
  const overview = await accountOverview(session);
  const { lastSignIn, activity, isSettingUp } = overview;
  const hasTwoFactor = session.twoFactorSince !== null;

  return (
    <AccountShell {...(await shellOf(session, overview.unreadNotices))} current="overview">
      <SessionsShown mark={overview.sessionsMark} />
      <Overview
        words={words.overview}
        activityWords={words.activity}
        events={words.events}
        clock={await readerClock()}
        name={session.name}
        email={session.email}
        emailVerified={overview.emailVerified}
        checkUp={checkUpOf(overview, { hasTwoFactor, backupCodesLow: limits.backupCodesLow })}
        lastSignIn={lastSignIn && { at: lastSignIn.at, from: whence(lastSignIn) }}
        failedTriesSince={overview.failedTriesSince}
        createdAt={session.createdAt}
        passwordChangedAt={overview.passwordChangedAt}
        passwordCameOver={overview.passwordCameOver}
        twoFactor={hasTwoFactor ? "ENABLED" : isSettingUp ? "SETUP_IN_PROGRESS" : "DISABLED"}
        backupCodesLeft={overview.backupCodesLeft}
        sessionCount={overview.sessionCount}
        activity={activity.map(eventRow)}
      />
    </AccountShell>
  );
}
