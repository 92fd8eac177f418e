import type { Metadata } from "next";
import NotFound, { metadata as notFoundMetadata } from "@/app/not-found";
import { AccountShell } from "@/components/account/account-shell";
import { PageHeader } from "@/components/ui/page-header";
import { messagesFor } from "@/lib/messages";
import { requireAdmin } from "@/lib/web/session";
import { shellOf } from "@/lib/web/shell";
import { VerifyLogPanel } from "./verify-panel";

const words = messagesFor().verifyLog;

export async function generateMetadata(): Promise<Metadata> {
  return (await requireAdmin()) ? { title: words.page } : notFoundMetadata;
}

export default async function AuditPage() {
  const session = await requireAdmin();
  if (!session) return <NotFound />;
  return (
    <AccountShell {...(await shellOf(session))} current="messages" width="full">
      <PageHeader title={words.page} />
      <VerifyLogPanel session={session} />
    </AccountShell>
  );
}
