import type { Metadata } from "next";
import NotFound, { metadata as notFoundMetadata } from "@/app/not-found";
import { AccountShell } from "@/components/account/account-shell";
import { Charts } from "@/components/admin/dashboard/charts";
import { MailPanel } from "@/components/admin/dashboard/mail-panel";
import { NudgeList } from "@/components/admin/dashboard/nudge-list";
import { Tiles } from "@/components/admin/dashboard/tiles";
import { EmptyState } from "@/components/ui/empty-state";
import { Moment } from "@/components/ui/moment";
import { PageHeader } from "@/components/ui/page-header";
import { PageNotice } from "@/components/ui/page-notice";
import { readDashboard } from "@/lib/figures/dashboard";
import { messagesFor } from "@/lib/messages";
import { calendarDay } from "@/lib/messages/calendar-day";
import { fill } from "@/lib/messages/format";
import { mailHealth } from "@/lib/outbox/mail-health";
import { database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { listDue } from "@/lib/reminders/list-due";
import { readQuery, type SearchParams } from "@/lib/web/query";
import { readerClock } from "@/lib/web/reader";
import { requireAdmin } from "@/lib/web/session";
import { shellOf } from "@/lib/web/shell";
import { remindAction, remindShownAction } from "./actions";
import { tilesOf, upTo } from "./tiles";

const words = messagesFor();
const text = words.dashboard;
const days = limits.reminderDays;
const OPEN_AT_MOST = 5;

export async function generateMetadata(): Promise<Metadata> {
  return (await requireAdmin()) ? { title: text.title } : notFoundMetadata;
}

export default async function DashboardPage({ searchParams }: { searchParams: SearchParams }) {
  const session = await requireAdmin();
  if (!session) return <NotFound />;
  const { notice } = await readQuery(searchParams);
  const clock = await readerClock();
  const { locale } = clock;
  const board = await readDashboard(database());
  const mail = await mailHealth(database());
  const due = await listDue(database());
  const { countedAt } = board;
  const counted = (value: number) => upTo(limits.messagesCounted, value, locale);
  return (
    <AccountShell {...(await shellOf(session))} current="dashboard" width="full">
      <PageHeader title={text.title}>
        {fill(text.intro, { days: limits.dashboardDays })}{" "}
        {countedAt && (
          <>
            {text.counted} <Moment at={countedAt} clock={clock} />.
          </>
        )}
      </PageHeader>
      <div className="space-y-6">
        <PageNotice
          notice={notice}
          done={text.notices}
          failures={{
            ...words.generalFailures,
            TOO_MANY: fill(text.failures.TOO_MANY, { days }),
            NOT_FOUND: text.failures.NOT_FOUND,
          }}
        />
        {countedAt ? (
          <Tiles tiles={tilesOf(board, locale)} />
        ) : (
          <EmptyState title={text.noneYet}>{text.noneYetHint}</EmptyState>
        )}
        <NudgeList
          {...due}
          countedMost={limits.remindersCounted}
          days={days}
          open={notice !== undefined || due.people.length <= OPEN_AT_MOST}
          remind={remindAction}
          remindShown={remindShownAction}
          words={text.nudge}
          clock={clock}
        />
        <div className="grid items-start gap-6 lg:grid-cols-2">
          {countedAt && (
            <Charts
              figures={board}
              days={board.days.map((day) => calendarDay(day, locale))}
              words={text}
              chartWords={words.chart}
              locale={locale}
            />
          )}
          <MailPanel
            waiting={counted(mail.waiting)}
            failed={counted(mail.failed)}
            oldestWaitingAt={mail.oldestWaitingAt}
            words={text.mail}
            clock={clock}
          />
        </div>
      </div>
    </AccountShell>
  );
}
