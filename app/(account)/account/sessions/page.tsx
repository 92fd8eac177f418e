import type { Metadata } from "next";
import { AccountShell } from "@/components/account/account-shell";
import { SessionList } from "@/components/account/sessions/session-list";
import type { SessionItem } from "@/components/account/sessions/session-row";
import { SessionsShown } from "@/components/account/sessions-shown";
import { PageHeader } from "@/components/ui/page-header";
import { PageNotice } from "@/components/ui/page-notice";
import { describeDevice } from "@/lib/browsers/describe-device";
import { messagesFor } from "@/lib/messages";
import { plural } from "@/lib/messages/format";
import { placeName } from "@/lib/messages/place-name";
import { riskSentences } from "@/lib/messages/risk-sentences";
import { levelOf } from "@/lib/risk/assess";
import { type ListedSession, listSessions } from "@/lib/sessions/list-sessions";
import { proofName } from "@/lib/sessions/proof-name";
import { sessionsMark } from "@/lib/sessions/standing";
import { readQuery, type SearchParams } from "@/lib/web/query";
import { readerClock } from "@/lib/web/reader";
import { requireSession } from "@/lib/web/session";
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

function itemOf(session: ListedSession, locale: string): SessionItem {
  const { deviceName, deviceId } = session;
  return {
    ...describeDevice({ ...session, name: deviceName }, words, locale),
    id: session.id,
    address: session.address,
    createdAt: session.createdAt,
    lastActiveAt: session.lastActiveAt,
    isCurrent: session.isCurrent,
    proof: proofName(session, text.proof, locale),
    unusual: unusualIn(session, locale),
    deviceHref: deviceId && `/account/devices#device-${deviceId}`,
  };
}

/** What is unusual only a little, such as everybody's next browser, is not worth a worry. */
function unusualIn({ riskScore, riskReasons, country }: ListedSession, locale: string) {
  if (levelOf(riskScore) === "low") return null;
  const place = placeName({ country, city: null }, locale, words.places);
  return riskSentences(riskReasons, place, words.risk.reasons);
}
