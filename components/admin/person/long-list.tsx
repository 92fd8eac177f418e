import type { ReactNode } from "react";
import type { Plural } from "@/lib/messages/format";
import { plural } from "@/lib/messages/format";

const SHOWN = 5;

type LongListProps = {
  items: { id: string; row: ReactNode }[];
  more: Plural;
  locale: string;
};

/** The first few, and all others behind one press. */
export function LongList({ items, more, locale }: LongListProps) {
  if (items.length === 0) return null;
  const rest = items.slice(SHOWN);
  return (
    <>
      <Rows items={items.slice(0, SHOWN)} />
      {rest.length > 0 && (
        <details className="border-t border-line pt-3">
          <summary className="inline-flex min-h-8 items-center rounded-control text-14 text-accent pointer-coarse:min-h-11">
            {plural(locale, more, rest.length)}
          </summary>
          <Rows items={rest} />
        </details>
      )}
    </>
  );
}

const Rows = ({ items }: Pick<LongListProps, "items">) => (
  <ul className="divide-y divide-line">
    {items.map(({ id, row }) => (
      <Row key={id}>{row}</Row>
    ))}
  </ul>
);

const Row = ({ children }: { children: ReactNode }) => children;
