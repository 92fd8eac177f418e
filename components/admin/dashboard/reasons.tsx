import type { Messages } from "@/lib/messages";

type Words = Messages["dashboard"]["reasons"];

export type CountedReason = { reason: keyof Words["names"]; count: number };

type ReasonsProps = { reasons: CountedReason[]; words: Words; locale: string };

/** Why sign-ins were unusual, the commonest first. */
export function Reasons({ reasons, words, locale }: ReasonsProps) {
  if (reasons.length === 0) return null;
  const number = new Intl.NumberFormat(locale);
  return (
    <div className="mt-4 border-t border-line pt-4 text-14">
      <h3 className="font-strong">{words.title}</h3>
      <dl className="mt-2 space-y-1">
        {reasons.map(({ reason, count }) => (
          <div key={reason} className="flex justify-between gap-6">
            <dt className="text-ink-muted">{words.names[reason]}</dt>
            <dd className="font-strong tabular-nums">{number.format(count)}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 text-ink-muted">{words.note}</p>
    </div>
  );
}
