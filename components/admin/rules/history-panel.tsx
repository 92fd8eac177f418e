import { Icon } from "@/components/ui/icon";
import { TextLink } from "@/components/ui/link";
import { type Clock, Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import type { Messages } from "@/lib/messages";
import { fill, plural } from "@/lib/messages/format";
import type { PolicyName } from "@/lib/policies/catalogue";
import type { PastChange } from "@/lib/rules/rule-history";
import { partsOf } from "./described";

type HistoryPanelProps = {
  rule: PolicyName;
  changes: PastChange[];
  /** How many are shown at most. */
  most: number;
  words: Messages["adminPolicies"];
  clock: Clock;
};

export function HistoryPanel({ rule, changes, most, words, clock }: HistoryPanelProps) {
  return (
    <Panel id="history" title={words.history.title}>
      {changes.length === 0 && <p className="text-14 text-ink-muted">{words.history.empty}</p>}
      <ol className="divide-y divide-line">
        {changes.map((change) => (
          <li key={change.id} className="space-y-1 py-4 first:pt-0 last:pb-0">
            <p>
              <Who by={change.by} words={words} />,{" "}
              <span className="text-14 text-ink-muted">
                <Moment at={change.at} clock={clock} />
              </span>
            </p>
            {change.reason && <p className="wrap-anywhere">“{change.reason}”</p>}
            <ul className="text-14">
              {differencesOf(rule, change, words, clock).map(({ name, label, from, to }) => (
                <li key={name}>
                  <span className="text-ink-muted">{label}:</span> <del>{from}</del>{" "}
                  <Icon name="next" className="inline-block align-text-bottom" />{" "}
                  <ins className="font-strong no-underline">{to}</ins>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {changes.length >= most && (
        <p className="mt-4 text-14 text-ink-muted">
          {plural(clock.locale, words.history.more, most)}
        </p>
      )}
    </Panel>
  );
}

function Who({ by, words }: { by: PastChange["by"]; words: Messages["adminPolicies"] }) {
  if (!by) return words.changedByNobody;
  if (!by.name) return fill(words.changedBy, { name: words.someone });
  return (
    <TextLink href={`/admin/users/${by.id}`}>
      <span className="wrap-anywhere">{by.name}</span>
    </TextLink>
  );
}

function differencesOf(
  rule: PolicyName,
  { before, after }: PastChange,
  words: Messages["adminPolicies"],
  { locale }: Clock,
) {
  const was = partsOf(rule, before, words, locale);
  return partsOf(rule, after, words, locale)
    .map(({ name, label, text }) => ({
      ...{ name, label, to: text },
      from: was.find((part) => part.name === name)?.text ?? "",
    }))
    .filter(({ from, to }) => from !== to);
}
