import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { Clock } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import type { Messages } from "@/lib/messages";
import { fill, plural } from "@/lib/messages/format";
import { type NudgePerson, NudgeRow } from "./nudge-row";

type Press = (data: FormData) => Promise<void>;

type NudgeListProps = {
  people: NudgePerson[];
  count: number;
  /** What is counted no further than this. */
  countedMost: number;
  remindedLately: number;
  /** How many days a reminder lasts. */
  days: number;
  /** Who has just pressed sees what is left of the list; else a long one leaves room for the figures. */
  open: boolean;
  remind: Press;
  remindShown: Press;
  words: Messages["dashboard"]["nudge"];
  clock: Clock;
};

export function NudgeList(props: NudgeListProps) {
  const { people, open, remind, remindShown, days, words, clock } = props;
  if (people.length === 0) {
    return (
      <Panel title={words.allGood}>
        <div className="text-14 text-ink-muted">
          <p>{words.allGoodHint}</p>
          <RemindedLately {...props} />
        </div>
      </Panel>
    );
  }
  return (
    <Panel title={words.title} note={countOf(props)}>
      <details open={open} className="group">
        <summary className="-ml-1 inline-flex min-h-9 items-center gap-1 rounded-control text-14 text-accent pointer-coarse:min-h-11">
          <Icon name="next" className="transition-transform group-open:rotate-90" />
          {words.show}
        </summary>
        <ul className="mt-2 divide-y divide-line border-y border-line">
          {people.map((person) => (
            <NudgeRow key={person.id} person={person} remind={remind} words={words} clock={clock} />
          ))}
        </ul>
        <form action={remindShown} className="mt-4">
          <Button tone="secondary">{plural(clock.locale, words.sendAll, people.length)}</Button>
        </form>
      </details>
      <div className="mt-3 text-14 text-ink-muted">
        <RemindedLately {...props} />
        <p>{fill(words.rule, { days })}</p>
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
  return <p>{plural(clock.locale, words.remindedLately, count, { days })}</p>;
}
