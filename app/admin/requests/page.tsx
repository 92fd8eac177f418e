import type { Metadata } from "next";
import NotFound, { metadata as notFoundMetadata } from "@/app/not-found";
import { AccountShell } from "@/components/account/account-shell";
import { EndedRequests } from "@/components/admin/requests/ended-requests";
import { RequestCard } from "@/components/admin/requests/request-card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { PageNotice } from "@/components/ui/page-notice";
import { listEndedRequests, listOpenRequests } from "@/lib/admin/requests/list-requests";
import { messagesFor } from "@/lib/messages";
import { database } from "@/lib/platform/database";
import { readQuery, type SearchParams } from "@/lib/web/query";
import { readerClock } from "@/lib/web/reader";
import { requireAdmin } from "@/lib/web/session";
import { shellOf } from "@/lib/web/shell";
import { answers } from "./answers";

const words = messagesFor();
const text = words.adminRequests;
const path = "/admin/requests";

export async function generateMetadata(): Promise<Metadata> {
  return (await requireAdmin()) ? { title: text.title } : notFoundMetadata;
}

export default async function RequestsPage({ searchParams }: { searchParams: SearchParams }) {
  const session = await requireAdmin();
  if (!session) return <NotFound />;
  const { notice } = await readQuery(searchParams);
  const [open, ended] = await Promise.all([
    listOpenRequests(database(), session.userId),
    listEndedRequests(database()),
  ]);
  const clock = await readerClock();
  return (
    <AccountShell {...(await shellOf(session))} current="requests" width="full">
      <PageHeader title={text.title}>{text.intro}</PageHeader>
      <div className="space-y-6">
        <PageNotice notice={notice} done={text.notices} failures={words.generalFailures} />
        {open.length === 0 && <EmptyState title={text.empty}>{text.emptyHint}</EmptyState>}
        {open.map((request) => (
          <RequestCard
            key={request.id}
            request={request}
            place={path}
            actions={answers}
            words={text}
            formWords={words.form}
            clock={clock}
            withPerson
          />
        ))}
        {ended.length > 0 && (
          <section aria-labelledby="ended" className="pt-4">
            <h2 id="ended" className="mb-2 text-16 font-strong">
              {text.ended}
            </h2>
            <EndedRequests requests={ended} words={text} clock={clock} />
          </section>
        )}
      </div>
    </AccountShell>
  );
}
