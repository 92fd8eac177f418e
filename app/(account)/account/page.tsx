import type { Metadata } from "next";
import { AccountShell } from "@/components/account/account-shell";
import { Overview } from "@/components/account/overview";
import { browserName } from "@/lib/browsers/browser-name";
import { messagesFor } from "@/lib/messages";
import { accountOverview } from "@/lib/users/overview";
import { readerClock } from "@/lib/web/reader";
import { requireSession } from "@/lib/web/session";

const words = messagesFor();

export const metadata: Metadata = { title: words.overview.title };

export default async function OverviewPage() {
  const session = await requireSession();
  const overview = await accountOverview(session);
  const { lastSignIn, activity, failedTriesSince } = overview;
  const hasTwoFactor = session.twoFactorSince !== null;

  return (
    <AccountShell
      words={words.shell}
      product={words.product}
      current="overview"
      account={{ email: session.email, isAdmin: session.role === "ADMIN" }}
    >
      <Overview
        words={words.overview}
        clock={await readerClock()}
        name={session.name}
        email={session.email}
        emailVerified
        checkUp={[
          { name: "email", done: true },
          { name: "failures", done: failedTriesSince === 0 },
          { name: "twoFactor", done: hasTwoFactor, href: "/account/two-factor" },
        ]}
        lastSignIn={lastSignIn && { at: lastSignIn.at, from: originOf(lastSignIn) }}
        failedTriesSince={failedTriesSince}
        passwordChangedAt={overview.passwordChangedAt}
        twoFactor={hasTwoFactor ? "ENABLED" : "DISABLED"}
        sessionCount={overview.sessionCount}
        activity={activity.map((event) => ({
          id: event.id,
          type: event.type,
          failed: event.outcome !== "SUCCESS",
          at: event.at,
          from: originOf(event),
        }))}
      />
    </AccountShell>
  );
}

function originOf({ userAgent, address }: { userAgent: string | null; address: string | null }) {
  return { browser: browserName(userAgent, words.browser), address: address ?? "" };
}
