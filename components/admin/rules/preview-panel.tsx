import { Email } from "@/components/ui/email";
import { TextLink } from "@/components/ui/link";
import { type Clock, Moment } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { Cell, Table } from "@/components/ui/table";
import type { Messages } from "@/lib/messages";
import type { RuleWords } from "@/lib/messages/en/admin-policies";
import { dateTime, fill, plural } from "@/lib/messages/format";
import type { TouchedPeople } from "@/lib/rules/count-people";
import type { DifferentSignIns } from "@/lib/rules/count-sign-ins";
import type { RulePreview } from "@/lib/rules/preview-rule";

type Words = Messages["adminPolicies"]["preview"];

type PreviewPanelProps = {
  /** Null while nobody has asked for one. */
  preview: RulePreview | null;
  rule: RuleWords;
  words: Words;
  clock: Clock;
  /** How many days of sign-ins are looked at. */
  days: number;
};

export function PreviewPanel({ preview, rule, words, clock, days }: PreviewPanelProps) {
  return (
    <Panel id="preview" title={words.title} note={preview ? words.notSaved : undefined}>
      {preview ? (
        <div className="space-y-4">
          {preview.people?.isViewer && (
            <Notice tone="warn" title={words.viewer}>
              {rule.viewer}
            </Notice>
          )}
          <p>{preview.people ? peopleText(preview.people, rule, words, clock) : rule.nobody}</p>
          {preview.people && preview.people.first.length > 0 && (
            <FirstPeople people={preview.people} words={words} clock={clock} />
          )}
          <p>{signInsText(preview.signIns, rule, words, { locale: clock.locale, days })}</p>
        </div>
      ) : (
        <p className="text-14 text-ink-muted">{words.none}</p>
      )}
    </Panel>
  );
}

function peopleText(people: TouchedPeople, rule: RuleWords, words: Words, clock: Clock): string {
  const { count, isAll } = people;
  const sentence = count > 0 || !isAll ? plural(clock.locale, rule.touched, count) : rule.nobody;
  const counted = isAll ? sentence : fill(words.atLeast, { sentence });
  return [counted, dueText(people, words, clock)].filter(Boolean).join(" ");
}

function dueText({ earliest, latest }: TouchedPeople, words: Words, clock: Clock): string {
  if (!earliest || !latest) return "";
  const said = (at: Date) => (at <= clock.now ? words.atOnce : dateTime(at, clock));
  const [first, last] = [said(earliest), said(latest)];
  if (first !== last) return fill(words.between, { first, last });
  return latest <= clock.now ? words.allAtOnce : fill(words.by, { date: last });
}

type FirstPeopleProps = { people: TouchedPeople; words: Words; clock: Clock };

function FirstPeople({ people: { first, count }, words, clock }: FirstPeopleProps) {
  const hasDates = first.some(({ dueAt }) => dueAt);
  const columns = [{ label: words.who }, ...(hasDates ? [{ label: words.dueAt }] : [])];
  return (
    <div>
      <p className="text-14 text-ink-muted">
        {count > first.length ? plural(clock.locale, words.first, first.length) : words.allOfThem}
      </p>
      <Table columns={columns}>
        {first.map(({ id, name, email, dueAt }) => (
          <tr key={id}>
            <Cell>
              <TextLink href={`/admin/users/${id}`}>
                <span className="wrap-anywhere">{name}</span>
              </TextLink>
              <span className="block text-ink-muted">
                <Email>{email}</Email>
              </span>
            </Cell>
            {hasDates && (
              <Cell>
                <DueAt at={dueAt} words={words} clock={clock} />
              </Cell>
            )}
          </tr>
        ))}
      </Table>
    </div>
  );
}

function DueAt({ at, words, clock }: { at: Date | null; words: Words; clock: Clock }) {
  if (!at) return words.noLonger;
  return at <= clock.now ? words.atOnce : <Moment at={at} clock={clock} />;
}

function signInsText(
  signIns: DifferentSignIns | null,
  rule: RuleWords,
  words: Words,
  { locale, days: all }: { locale: string; days: number },
): string {
  if (!signIns) return words.sameSignIns;
  const { count, of, days, isAll } = signIns;
  if (days === 0) return words.noDays;
  const numbers = { days, of: new Intl.NumberFormat(locale).format(of) };
  const counted =
    count === 0
      ? fill(words.noSignIns, numbers)
      : [plural(locale, words.signIns, count, numbers), rule.signIns].join(" ");
  return isAll ? counted : `${counted} ${fill(words.someDays, { days, all })}`;
}
