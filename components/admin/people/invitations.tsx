import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/link";
import type { Clock } from "@/components/ui/moment";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Panel } from "@/components/ui/panel";
import { Table } from "@/components/ui/table";
import type { Messages } from "@/lib/messages";
import { type InvitationRow, InvitationTableRow, type Press } from "./invitation-row";

type InvitationsProps = {
  words: Messages["invitations"];
  clock: Clock;
  peoplePath: string;
  panelId: string;
  note: string;
  form: ReactNode;
  rows: InvitationRow[];
  sendAgain: Press;
  withdraw: Press;
  newestHref?: string;
  olderHref?: string;
  /** What came of a press. */
  children: ReactNode;
};

export function Invitations(props: InvitationsProps) {
  const { words, clock, rows, sendAgain, withdraw, newestHref, olderHref } = props;
  const { columns } = words;
  return (
    <>
      <p className="mb-2 text-14">
        <TextLink href={props.peoplePath}>{words.back}</TextLink>
      </p>
      <PageHeader title={words.title}>{words.intro}</PageHeader>
      <div className="space-y-6">
        {props.children}
        <Panel id={props.panelId} title={words.invite.title} note={props.note}>
          <div className="max-w-90">{props.form}</div>
        </Panel>
        {rows.length === 0 ? (
          <EmptyState title={words.empty}>{words.emptyHint}</EmptyState>
        ) : (
          <Table
            columns={[
              { label: columns.person },
              { label: columns.state, snug: true },
              { label: columns.sent, onlyWide: true },
            ]}
          >
            {rows.map((invitation) => (
              <InvitationTableRow
                key={invitation.id}
                invitation={invitation}
                words={words}
                clock={clock}
                sendAgain={sendAgain}
                withdraw={withdraw}
              />
            ))}
          </Table>
        )}
        <Pager words={words} newestHref={newestHref} olderHref={olderHref} />
      </div>
    </>
  );
}
