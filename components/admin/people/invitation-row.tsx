import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Button, type ButtonTone } from "@/components/ui/button";
import { Email } from "@/components/ui/email";
import { TextLink } from "@/components/ui/link";
import { type Clock, Moment } from "@/components/ui/moment";
import { Cell } from "@/components/ui/table";
import type { Messages } from "@/lib/messages";
import { fill } from "@/lib/messages/format";

type Words = Messages["invitations"];

export type InvitationRow = {
  id: string;
  name: string;
  email: string;
  role: "USER" | "ADMIN";
  state: keyof Words["states"];
  sentAt: Date;
  expiresAt: Date;
  invitedBy: string | null;
  userId: string | null;
};

export type Press = (data: FormData) => Promise<void>;

const tones: Record<InvitationRow["state"], BadgeTone> = {
  waiting: "plain",
  expired: "warn",
  accepted: "good",
  withdrawn: "plain",
};

type InvitationTableRowProps = {
  invitation: InvitationRow;
  words: Words;
  clock: Clock;
  sendAgain: Press;
  withdraw: Press;
};

export function InvitationTableRow(props: InvitationTableRowProps) {
  const { invitation, words, clock, sendAgain, withdraw } = props;
  const { id, name, email, role, state, sentAt, expiresAt, invitedBy, userId } = invitation;
  const isOpen = state === "waiting" || state === "expired";
  const button = (action: Press, label: string, tone: ButtonTone) => (
    <form action={action}>
      <input type="hidden" name="id" value={id} />
      <Button tone={tone} size="small">
        {label}
        <span className="sr-only">: {email}</span>
      </Button>
    </form>
  );
  return (
    <tr>
      <Cell>
        <p className="font-strong wrap-anywhere">{name}</p>
        <p className="text-ink-muted">
          <Email>{email}</Email>
        </p>
        {role === "ADMIN" && <p>{words.admin}</p>}
        {invitedBy && (
          <p className="text-ink-muted wrap-anywhere">
            {fill(words.invitedBy, { name: invitedBy })}
          </p>
        )}
        {isOpen && (
          <p className="text-ink-muted">
            {state === "waiting" ? words.ends : words.ended} <Moment at={expiresAt} clock={clock} />
          </p>
        )}
        {isOpen && (
          <div className="mt-2 flex flex-wrap gap-2">
            {button(sendAgain, words.sendAgain, "secondary")}
            {button(withdraw, words.withdraw, "quiet")}
          </div>
        )}
        {userId && <TextLink href={`/admin/users/${userId}`}>{words.openPerson}</TextLink>}
      </Cell>
      <Cell>
        <Badge tone={tones[state]}>{words.states[state]}</Badge>
      </Cell>
      <Cell onlyWide>
        <span className="text-ink-muted">
          <Moment at={sentAt} clock={clock} />
        </span>
      </Cell>
    </tr>
  );
}
