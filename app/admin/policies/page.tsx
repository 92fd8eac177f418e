import type { Metadata } from "next";
import NotFound, { metadata as notFoundMetadata } from "@/app/not-found";
import { AccountShell } from "@/components/account/account-shell";
import { RuleList } from "@/components/admin/rules/rule-list";
import { messagesFor } from "@/lib/messages";
import { database } from "@/lib/platform/database";
import { readRules } from "@/lib/rules/read-rules";
import { readerClock } from "@/lib/web/reader";
import { requireAdmin } from "@/lib/web/session";
import { shellOf } from "@/lib/web/shell";

const words = messagesFor().adminPolicies;

export async function generateMetadata(): Promise<Metadata> {
  return (await requireAdmin()) ? { title: words.title } : notFoundMetadata;
}

export default async function PoliciesPage() {
  const session = await requireAdmin();
  if (!session) return <NotFound />;
  const rules = await readRules(database());
  return (
    <AccountShell {...(await shellOf(session))} current="policies" width="full">
      <RuleList rules={rules} words={words} clock={await readerClock()} />
    </AccountShell>
  );
}
