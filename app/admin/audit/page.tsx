import type { Metadata } from "next";
import { redirect } from "next/navigation";
import NotFound, { metadata as notFoundMetadata } from "@/app/not-found";
import { AccountShell } from "@/components/account/account-shell";
import { DownloadPanel } from "@/components/admin/log/download-panel";
import { LogChart } from "@/components/admin/log/log-chart";
import { LogEvents } from "@/components/admin/log/log-events";
import { LogFilters } from "@/components/admin/log/log-filters";
import { Chips } from "@/components/ui/chips";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { PageNotice } from "@/components/ui/page-notice";
import { readLog } from "@/lib/admin-log/read-log";
import { cursorOf, placeOfCursor } from "@/lib/audit/cursor";
import { messagesFor } from "@/lib/messages";
import { database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { readQuery, type SearchParams } from "@/lib/web/query";
import { readerClock } from "@/lib/web/reader";
import { requireAdmin } from "@/lib/web/session";
import { shellOf } from "@/lib/web/shell";
import { chipsOf, choiceOf, hasEmptyField, hrefOf, LOG_PAGE, typesByGroup } from "./choice";
import { barsOf, rowsOf } from "./shown";
import { VerifyLogPanel } from "./verify-panel";

const words = messagesFor();
const text = words.adminLog;

export async function generateMetadata(): Promise<Metadata> {
  return (await requireAdmin()) ? { title: text.title } : notFoundMetadata;
}

export default async function LogPage({ searchParams }: { searchParams: SearchParams }) {
  const session = await requireAdmin();
  if (!session) return <NotFound />;
  const query = await readQuery(searchParams);
  const { typed, filter, problems, cursor } = choiceOf(query);
  // The form sends the fields that were left empty, too; the address that is shared is without.
  if (hasEmptyField(query)) redirect(hrefOf(typed));
  const place = (cursor && placeOfCursor(cursor)) || undefined;
  const view = filter && (await readLog(database(), filter, place));
  const clock = await readerClock();
  const next = view?.next && cursorOf(view.next);
  const hasAny = view !== null && (view.events.length > 0 || view.stoppedEarly);

  return (
    <AccountShell {...(await shellOf(session))} current="log" width="full">
      <PageHeader title={text.title}>{text.intro}</PageHeader>
      <div className="space-y-6">
        <PageNotice
          notice={query.notice}
          done={text.notices}
          failures={{ ...words.failures, NOT_FOUND: text.nothingToDownload }}
        />
        <div className="space-y-3">
          {chipsOf(typed, text).map((filter) => (
            <Chips key={filter.label} {...filter} />
          ))}
        </div>
        {!filter && (
          <Notice tone="bad" title={text.notUnderstood}>
            {text.notUnderstoodHint}
          </Notice>
        )}
        <LogFilters
          page={LOG_PAGE}
          typed={typed}
          problems={problems}
          types={typesByGroup}
          words={text}
          events={words.adminEvents}
        />
        {hasAny && view.counts && (
          <LogChart
            {...view.counts}
            bars={barsOf(view.counts.bars, typed)}
            words={text.chart}
            chartWords={words.chart}
            locale={clock.locale}
          />
        )}
        {filter && (
          <LogEvents
            page={LOG_PAGE}
            rows={view ? rowsOf(view, typed) : []}
            nobody={!view}
            newestHref={cursor && hrefOf(typed)}
            olderHref={next ? hrefOf({ ...typed, cursor: next }) : undefined}
            stoppedAfter={view?.stoppedEarly ? limits.logRowsLookedAt : null}
            words={text}
            events={words.adminEvents}
            clock={clock}
          />
        )}
        {hasAny && (
          <DownloadPanel action={`${LOG_PAGE}/export`} typed={typed} words={text.download} />
        )}
        <VerifyLogPanel session={session} />
      </div>
    </AccountShell>
  );
}
