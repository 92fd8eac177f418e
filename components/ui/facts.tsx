import type { ReactNode } from "react";

export type Fact = { term: string; value: ReactNode };

/** Terms and what is true of them, one hairline between each pair. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className="divide-y divide-line">
      {facts.map(({ term, value }) => (
        <div key={term} className="py-3 first:pt-0 last:pb-0 sm:flex sm:gap-6">
          <dt className="shrink-0 text-14/6 text-ink-muted sm:w-44">{term}</dt>
          <dd className="min-w-0">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
