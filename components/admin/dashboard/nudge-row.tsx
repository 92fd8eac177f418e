import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Email } from "@/components/ui/email";
import { linkClass } from "@/components/ui/link";
import { type Clock, Moment } from "@/components/ui/moment";
import type { Messages } from "@/lib/messages";
import { fill } from "@/lib/messages/format";

type Words = Messages["dashboard"]["nudge"];

export type NudgePerson = {
  id: string;
  name: string;
  email: string;
  role: "USER" | "ADMIN";
  reason: keyof Words["reasons"];
  dueAt: Date | null;
};

type NudgeRowProps = {
  person: NudgePerson;
  remind: (data: FormData) => Promise<void>;
  words: Words;
  clock: Clock;
};

export function NudgeRow({ person, remind, words, clock }: NudgeRowProps) {
  const { id, name, email, role, reason, dueAt } = person;
  return (
    <li className="py-3.5 text-14 sm:flex sm:items-start sm:gap-6">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <a href={`/admin/users/${id}`} className={`${linkClass} font-strong wrap-anywhere`}>
            {name}
          </a>
          {role === "ADMIN" && <Badge tone="plain">{words.admin}</Badge>}
        </p>
        <p className="text-ink-muted">
          <Email>{email}</Email>
        </p>
      </div>
      <p className="min-w-0 flex-1 max-sm:mt-1.5">
        {words.reasons[reason]}
        {dueAt && (
          <span className="block text-ink-muted">
            {words.due}{" "}
            <Moment at={dueAt} clock={clock}>
              {dayOf(dueAt, clock)}
            </Moment>
          </span>
        )}
      </p>
      <form action={remind} className="shrink-0 max-sm:mt-2.5">
        <input type="hidden" name="id" value={id} />
        <Button tone="secondary" size="small">
          {words.send}
          <span className="sr-only"> {fill(words.sendTo, { name, email })}</span>
        </Button>
      </form>
    </li>
  );
}

const dayOf = (at: Date, { locale, timeZone }: Clock): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone }).format(at);
