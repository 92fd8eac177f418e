import type { Metadata } from "next";
import { AccountShell } from "@/components/account/account-shell";
import { CopyPanel } from "@/components/account/data/copy-panel";
import { DeletionPanel } from "@/components/account/data/deletion-panel";
import { PageHeader } from "@/components/ui/page-header";
import { PageNotice } from "@/components/ui/page-notice";
import { ownExport } from "@/lib/data-export/own-export";
import { isLastAdmin } from "@/lib/deletion/last-admin";
import { ownDeletion } from "@/lib/deletion/own-deletion";
import { messagesFor } from "@/lib/messages";
import { database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { readQuery, type SearchParams } from "@/lib/web/query";
import { readerClock } from "@/lib/web/reader";
import { requireSession } from "@/lib/web/session";
import { shellOf } from "@/lib/web/shell";
import { requestDeletionAction, requestExportAction } from "./actions";

const words = messagesFor();
const text = words.data;

export const metadata: Metadata = { title: text.title };

export default async function DataPage({ searchParams }: { searchParams: SearchParams }) {
  const session = await requireSession();
  const { notice } = await readQuery(searchParams);
  const clock = await readerClock();
  const deletion = await ownDeletion(database(), session);
  return (
    <AccountShell {...(await shellOf(session))} current="data">
      <PageHeader title={text.title}>{text.intro}</PageHeader>
      <div className="not-empty:mb-6">
        <PageNotice
          notice={notice}
          done={text.notices}
          failures={{ ...words.failures, NOT_FOUND: text.gone }}
        />
      </div>
      <div className="space-y-6">
        <CopyPanel
          current={await ownExport(database(), session)}
          request={requestExportAction}
          aDay={limits.exportsPerUserPerDay}
          words={text.copy}
          clock={clock}
        />
        <DeletionPanel
          pending={deletion}
          isLastAdmin={await isLastAdmin(database(), { ...session, id: session.userId })}
          request={requestDeletionAction}
          days={{ toChangeOnesMind: limits.deletionDays, reminder: limits.deletionReminderDays }}
          words={text.deletion}
          clock={clock}
        />
      </div>
    </AccountShell>
  );
}
