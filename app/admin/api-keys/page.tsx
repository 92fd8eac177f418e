import type { Metadata } from "next";
import NotFound, { metadata as notFoundMetadata } from "@/app/not-found";
import { AccountShell } from "@/components/account/account-shell";
import { KeyList } from "@/components/admin/api-keys/key-list";
import { MakeKey } from "@/components/admin/api-keys/make-key";
import { LinkButton, TextLink } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { PageNotice } from "@/components/ui/page-notice";
import { messagesFor } from "@/lib/messages";
import { database } from "@/lib/platform/database";
import { listEndedKeys, listLiveKeys } from "@/lib/service-keys/list-keys";
import { readQuery, type SearchParams } from "@/lib/web/query";
import { readerClock } from "@/lib/web/reader";
import { requireAdmin } from "@/lib/web/session";
import { shellOf } from "@/lib/web/shell";
import { makeKeyAction, revokeKeyAction } from "./actions";

const words = messagesFor();
const text = words.adminKeys;
const page = "/admin/api-keys";

export async function generateMetadata(): Promise<Metadata> {
  return (await requireAdmin()) ? { title: text.title } : notFoundMetadata;
}

export default async function ServiceKeysPage({ searchParams }: { searchParams: SearchParams }) {
  const session = await requireAdmin();
  if (!session) return <NotFound />;
  const { notice, show, cursor } = await readQuery(searchParams);
  const showsEnded = show === "ended";
  const live = await listLiveKeys(database());
  const ended = showsEnded ? await listEndedKeys(database(), cursor) : null;
  const older = ended?.nextCursor;
  const common = { words: text, clock: await readerClock() };
  return (
    <AccountShell {...(await shellOf(session))} current="serviceKeys" width="full">
      <PageHeader title={text.title}>
        {text.intro} <TextLink href="/api/docs">{text.docs}</TextLink>
      </PageHeader>
      <div className="space-y-8">
        <PageNotice notice={notice} done={text.notices} failures={words.generalFailures} />
        <MakeKey action={makeKeyAction} page={page} words={text} formWords={words.form} />
        <KeyList
          {...common}
          title={text.live}
          keys={live}
          empty={{ title: text.empty, hint: text.emptyHint }}
          revoke={revokeKeyAction}
          formWords={words.form}
        />
        {ended && (
          <KeyList {...common} title={text.ended} keys={ended.keys} none={text.noneEnded} />
        )}
        <p className="flex flex-wrap gap-3">
          {older && (
            <LinkButton href={`${page}?show=ended&cursor=${older}`} tone="secondary" size="small">
              {text.older}
            </LinkButton>
          )}
          <LinkButton href={showsEnded ? page : `${page}?show=ended`} tone="secondary" size="small">
            {showsEnded ? text.hideEnded : text.showEnded}
          </LinkButton>
        </p>
      </div>
    </AccountShell>
  );
}
