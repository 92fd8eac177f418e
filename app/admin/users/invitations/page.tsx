import type { Metadata } from "next";
import NotFound, { metadata as notFoundMetadata } from "@/app/not-found";
import { AccountShell } from "@/components/account/account-shell";
import { Invitations } from "@/components/admin/people/invitations";
import { InviteForm } from "@/components/admin/people/invite-form";
import { PageNotice } from "@/components/ui/page-notice";
import { titleId } from "@/components/ui/panel";
import { listInvitations } from "@/lib/invitations/list-invitations";
import { messagesFor } from "@/lib/messages";
import { fill } from "@/lib/messages/format";
import { database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { readQuery, type SearchParams } from "@/lib/web/query";
import { readerClock } from "@/lib/web/reader";
import { requireAdmin } from "@/lib/web/session";
import { shellOf } from "@/lib/web/shell";
import { inviteAction, sendAgainAction, withdrawAction } from "./actions";

const words = messagesFor();
const text = words.invitations;
const path = "/admin/users/invitations";
const panelId = "invite";

export async function generateMetadata(): Promise<Metadata> {
  return (await requireAdmin()) ? { title: text.title } : notFoundMetadata;
}

export default async function InvitationsPage({ searchParams }: { searchParams: SearchParams }) {
  const session = await requireAdmin();
  if (!session) return <NotFound />;
  const { cursor, notice } = await readQuery(searchParams);
  const { invitations, nextCursor } = await listInvitations(database(), cursor);
  return (
    <AccountShell {...(await shellOf(session))} current="people" width="full">
      <Invitations
        words={text}
        clock={await readerClock()}
        peoplePath="/admin/users"
        panelId={panelId}
        note={fill(text.invite.note, { days: limits.invitationDays })}
        form={
          <InviteForm
            action={inviteAction}
            words={text.invite}
            formWords={words.form}
            labelledBy={titleId(panelId)}
          />
        }
        rows={invitations}
        sendAgain={sendAgainAction}
        withdraw={withdrawAction}
        newestHref={cursor && path}
        olderHref={nextCursor ? `${path}?cursor=${nextCursor}` : undefined}
      >
        <PageNotice
          notice={notice}
          done={text.notices}
          failures={{ ...words.generalFailures, NOT_FOUND: text.gone }}
        />
      </Invitations>
    </AccountShell>
  );
}
