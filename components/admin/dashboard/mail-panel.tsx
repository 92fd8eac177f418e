import { TextLink } from "@/components/ui/link";
import { type Clock, Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import type { Messages } from "@/lib/messages";

type MailPanelProps = {
  waiting: string;
  failed: string;
  oldestWaitingAt: Date | null;
  words: Messages["dashboard"]["mail"];
  clock: Clock;
};

export function MailPanel({ waiting, failed, oldestWaitingAt, words, clock }: MailPanelProps) {
  const rows = [
    { term: words.waiting, value: waiting },
    { term: words.failed, value: failed },
    {
      term: words.oldest,
      value: oldestWaitingAt ? <Moment at={oldestWaitingAt} clock={clock} /> : words.none,
    },
  ];
  return (
    <Panel title={words.title}>
      <dl className="divide-y divide-line text-14">
        {rows.map(({ term, value }) => (
          <div key={term} className="flex justify-between gap-6 py-2 first:pt-0">
            <dt className="text-ink-muted">{term}</dt>
            <dd className="font-strong tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-14">
        <TextLink href="/admin/messages">{words.see}</TextLink>
      </p>
    </Panel>
  );
}
