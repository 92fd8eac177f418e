import type { Metadata } from "next";
import { AccountShell } from "@/components/account/account-shell";
import { SessionList } from "@/components/account/sessions/session-list";
import type { SessionItem } from "@/components/account/sessions/session-row";
import { SessionsShown } from "@/components/account/sessions-shown";
import { PageHeader } from "@/components/ui/page-header";
import { PageNotice } from "@/components/ui/page-notice";
import { messagesFor } from "@/lib/messages";
import { plural } from "@/lib/messages/format";
import { type ListedSession, listSessions } from "@/lib/sessions/list-sessions";
import { sessionsMark } from "@/lib/sessions/standing";
import { readQuery, type SearchParams } from "@/lib/web/query";
import { readerClock } from "@/lib/web/reader";
import { requireSession } from "@/lib/web/session";
import { sessionItem } from "@/lib/web/session-item";
import { shellOf } from "@/lib/web/shell";
import { endAllOthersAction, endSessionAction } from "./actions";

const words = messagesFor();
const text = words.sessions;

export const metadata: Metadata = { title: text.title };

export default async function SessionsPage({ searchParams }: { searchParams: SearchParams }) {
  const session = await requireSession();
  const { notice } = await readQuery(searchParams);
  const clock = await readerClock();
  const mark = await sessionsMark(session.userId);
  const sessions = await listSessions(session);
  return (
    <AccountShell {...(await shellOf(session))} current="sessions">
      <SessionsShown mark={mark} />
      <PageHeader title={text.title}>{plural(clock.locale, text.now, sessions.length)}</PageHeader>
      <div className="not-empty:mb-6">
        <PageNotice
          notice={notice}
          done={text.notices}
          failures={{ ...words.generalFailures, NOT_FOUND: text.gone }}
        />
      </div>
      <SessionList
        sessions={sessions.map((one) => itemOf(one, clock.locale))}
        end={endSessionAction}
        endAll={endAllOthersAction}
        endsTrust={session.twoFactorSince !== null}
        words={text}
        riskWords={words.risk}
        clock={clock}
      />
    </AccountShell>
  );
}

const itemOf = (session: ListedSession, locale: string): SessionItem => ({
  ...sessionItem(session, locale),
  deviceHref: session.deviceId && `/account/devices#device-${session.deviceId}`,
});
