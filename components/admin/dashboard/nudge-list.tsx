import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { type Clock, Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import { Cell, Table } from "@/components/ui/table";
import type { Messages } from "@/lib/messages";
import { fill, plural } from "@/lib/messages/format";

type Words = Messages["dashboard"]["nudge"];
type Press = (data: FormData) => Promise<void>;

export type NudgePerson = {
  id: string;
  name: string;
  email: string;
  role: "USER" | "ADMIN";
  reason: keyof Words["reasons"];
  dueAt: Date | null;
};

type NudgeListProps = {
  people: NudgePerson[];
  count: number;
  /** What is counted no further than this. */
  countedMost: number;
  remindedLately: number;
  /** How many days a reminder lasts. */
  days: number;
  remind: Press;
  remindShown: Press;
  words: Words;
  clock: Clock;
};

export function NudgeList(props: NudgeListProps) {
  const { people, remind, remindShown, days, words, clock } = props;
  if (people.length === 0) {
    return (
      <Panel title={words.allGood} note={words.allGoodHint}>
        <RemindedLately {...props} />
      </Panel>
    );
  }
  return (
    <Panel title={words.title} note={countOf(props)}>
      <div className="space-y-4">
        <Table columns={[{ label: words.columns.person }, { label: words.columns.next }]}>
          {people.map((person) => (
            <NudgeRow key={person.id} person={person} remind={remind} words={words} clock={clock} />
          ))}
        </Table>
        <div className="text-14 text-ink-muted">
          <RemindedLately {...props} />
          <p>{fill(words.rule, { days })}</p>
        </div>
        <form action={remindShown}>
          <Button tone="secondary">{plural(clock.locale, words.sendAll, people.length)}</Button>
        </form>
      </div>
    </Panel>
  );
}

function countOf({ count, countedMost, words, clock: { locale } }: NudgeListProps): string {
  if (count <= countedMost) return plural(locale, words.count, count);
  return fill(words.countMany, { count: new Intl.NumberFormat(locale).format(countedMost) });
}

function RemindedLately({ remindedLately, countedMost, days, words, clock }: NudgeListProps) {
  if (remindedLately === 0) return null;
  const count = Math.min(remindedLately, countedMost);
  return (
    <p className="text-14 text-ink-muted">
      {plural(clock.locale, words.remindedLately, count, { days })}
    </p>
  );
}

type NudgeRowProps = { person: NudgePerson; remind: Press; words: Words; clock: Clock };

function NudgeRow({ person, remind, words, clock }: NudgeRowProps) {
  const { id, name, email, role, reason, dueAt } = person;
  return (
    <tr>
      <Cell>
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-strong wrap-anywhere">{name}</span>
          {role === "ADMIN" && <Badge tone="plain">{words.admin}</Badge>}
        </p>
        <p className="text-ink-muted wrap-anywhere">{email}</p>
      </Cell>
      <Cell>
        <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
          <p>
            {words.reasons[reason]}
            {dueAt && (
              <span className="block text-ink-muted">
                {words.due}{" "}
                <Moment at={dueAt} clock={clock}>
                  {new Intl.DateTimeFormat(clock.locale, {
                    dateStyle: "medium",
                    timeZone: clock.timeZone,
                  }).format(dueAt)}
                </Moment>
              </span>
            )}
          </p>
          <form action={remind}>
            <input type="hidden" name="id" value={id} />
            <Button tone="secondary" size="small">
              {words.send}
              <span className="sr-only"> {fill(words.sendTo, { name, email })}</span>
            </Button>
          </form>
        </div>
      </Cell>
    </tr>
  );
}
