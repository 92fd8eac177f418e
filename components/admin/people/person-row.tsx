import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Email } from "@/components/ui/email";
import { linkClass } from "@/components/ui/link";
import { type Clock, Moment } from "@/components/ui/moment";
import { Cell } from "@/components/ui/table";
import type { Messages } from "@/lib/messages";

type Words = Messages["people"];

export type PersonRow = {
  id: string;
  name: string;
  email: string;
  isAdmin: boolean;
  states: (keyof Words["states"])[];
  hasTwoFactor: boolean;
  lastSeenAt: Date | null;
  createdAt: Date;
};

const tones: Record<keyof Words["states"], BadgeTone> = {
  active: "good",
  not_verified: "warn",
  disabled: "bad",
  deleting: "warn",
  locked: "bad",
};

type PersonTableRowProps = { person: PersonRow; words: Words; clock: Clock };

export function PersonTableRow({ person, words, clock }: PersonTableRowProps) {
  const { id, name, email, isAdmin, states, lastSeenAt, createdAt } = person;
  const twoFactor = person.hasTwoFactor ? "on" : "off";
  return (
    <tr>
      <Cell>
        <p className="wrap-anywhere">
          <a href={`/admin/users/${id}`} className={`${linkClass} font-strong`}>
            {name}
          </a>
          {isAdmin && (
            <span className="ml-2 align-middle">
              <Badge tone="plain">{words.admin}</Badge>
            </span>
          )}
        </p>
        <p className="text-ink-muted">
          <Email>{email}</Email>
        </p>
        <p className="mt-1 text-ink-muted md:hidden">
          {words.twoFactorShort[twoFactor]} ·{" "}
          {lastSeenAt ? (
            <>
              {words.lastSeen} <Moment at={lastSeenAt} clock={clock} />
            </>
          ) : (
            words.neverSeen
          )}
        </p>
      </Cell>
      <Cell>
        <span className="inline-flex flex-wrap gap-1">
          {states.map((state) => (
            <Badge key={state} tone={tones[state]}>
              {words.states[state]}
            </Badge>
          ))}
        </span>
      </Cell>
      <Cell onlyWide>{words.twoFactor[twoFactor]}</Cell>
      <Cell onlyWide>
        <span className="text-ink-muted">
          {lastSeenAt ? <Moment at={lastSeenAt} clock={clock} /> : words.never}
        </span>
      </Cell>
      <Cell onlyWide>
        <span className="text-ink-muted">
          <Moment at={createdAt} clock={clock} />
        </span>
      </Cell>
    </tr>
  );
}
