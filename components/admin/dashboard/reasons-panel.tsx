import { Panel } from "@/components/ui/panel";
import type { Messages } from "@/lib/messages";

type Words = Messages["dashboard"]["reasons"];

export type CountedReason = { reason: keyof Words["names"]; count: number };

type ReasonsPanelProps = { reasons: CountedReason[]; words: Words; locale: string };

export function ReasonsPanel({ reasons, words, locale }: ReasonsPanelProps) {
  const number = new Intl.NumberFormat(locale);
  return (
    <Panel title={words.title} note={words.note}>
      {reasons.length === 0 ? (
        <p className="text-14 text-ink-muted">{words.none}</p>
      ) : (
        <dl className="divide-y divide-line text-14">
          {reasons.map(({ reason, count }) => (
            <div key={reason} className="flex justify-between gap-6 py-2 first:pt-0 last:pb-0">
              <dt>{words.names[reason]}</dt>
              <dd className="font-strong tabular-nums">{number.format(count)}</dd>
            </div>
          ))}
        </dl>
      )}
    </Panel>
  );
}
