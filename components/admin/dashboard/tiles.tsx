export type Tile = { term: string; value: string; note?: string };

/** What is true now, in one glance. */
export function Tiles({ tiles }: { tiles: Tile[] }) {
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-panel border border-line bg-line md:grid-cols-3">
      {tiles.map(({ term, value, note }) => (
        <div key={term} className="bg-surface-raised px-4 py-4 sm:px-6">
          <dt className="text-14 text-ink-muted">{term}</dt>
          <dd className="mt-1 text-25 font-strong tabular-nums">{value}</dd>
          {note && <dd className="text-14 text-ink-muted">{note}</dd>}
        </div>
      ))}
    </dl>
  );
}
