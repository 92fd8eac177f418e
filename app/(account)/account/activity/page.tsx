import type { Metadata } from "next";
import { AccountShell } from "@/components/account/account-shell";
import { Activity } from "@/components/account/activity";
import { UnreadNotices } from "@/components/account/unread-notices";
import { PageNotice } from "@/components/ui/page-notice";
import { isNotice } from "@/lib/audit/catalogue";
import { unreadNotices } from "@/lib/audit/notices";
import { listOwnEvents } from "@/lib/audit/own-events";
import { messagesFor } from "@/lib/messages";
import { database } from "@/lib/platform/database";
import { eventRow } from "@/lib/web/event-row";
import { readQuery, type SearchParams } from "@/lib/web/query";
import { readerClock } from "@/lib/web/reader";
import { requireSession } from "@/lib/web/session";
import { shellOf } from "@/lib/web/shell";
import { markReadAction } from "./actions";
import { chipsOf, choiceOf, hrefOf } from "./choice";

const words = messagesFor();
const text = words.activity;

export const metadata: Metadata = { title: text.title };

export default async function ActivityPage({ searchParams }: { searchParams: SearchParams }) {
  const session = await requireSession();
  const query = await readQuery(searchParams);
  const choice = choiceOf(query);
  const { noticesOnly, group, outcome, period, cursor } = choice;
  const isFiltered = [group, outcome, period].some((filter) => filter !== undefined);
  const { events, nextCursor } = await listOwnEvents(database(), session.userId, choice);
  const unread = await unreadNotices(session.userId);
  const shell = await shellOf(session, unread.count);
  const clock = await readerClock();
  const newest = events[0];

  return (
    <AccountShell {...shell} current="activity">
      <Activity
        words={text}
        events={words.events}
        clock={clock}
        rows={events.map((event) => ({
          ...eventRow(event),
          isNew: isNotice(event.type) && event.at > unread.since,
        }))}
        filters={chipsOf(choice, text.filters)}
        choice={isFiltered ? "some" : noticesOnly ? "notices" : "everything"}
        newestHref={cursor && hrefOf({ ...choice, cursor: undefined })}
        olderHref={nextCursor ? hrefOf({ ...choice, cursor: nextCursor }) : undefined}
      >
        <PageNotice notice={query.notice} done={text.notices} failures={words.generalFailures} />
        {noticesOnly && !isFiltered && !cursor && unread.count > 0 && newest && (
          <UnreadNotices
            count={unread.count}
            most={shell.notices.most}
            newestId={newest.id}
            markRead={markReadAction}
            words={text}
            locale={clock.locale}
          />
        )}
      </Activity>
    </AccountShell>
  );
}
