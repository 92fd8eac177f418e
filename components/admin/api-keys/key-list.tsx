import { EmptyState } from "@/components/ui/empty-state";
import { type KeyItem, KeyRow, type KeyRowProps } from "./key-row";

type KeyListProps = Omit<KeyRowProps, "item"> & {
  title: string;
  keys: KeyItem[];
  /** What stands in place of none: as a picture where that is all there is, or as a sentence. */
  empty?: { title: string; hint: string };
  none?: string;
};

export function KeyList({ title, keys, empty, none, ...row }: KeyListProps) {
  return (
    <section>
      <h2 className="mb-3 text-16 font-strong">{title}</h2>
      {keys.length > 0 ? (
        <ul className="divide-y divide-line rounded-panel border border-line bg-surface-raised px-4 sm:px-6">
          {keys.map((item) => (
            <KeyRow key={item.id} item={item} {...row} />
          ))}
        </ul>
      ) : (
        empty && <EmptyState title={empty.title}>{empty.hint}</EmptyState>
      )}
      {keys.length === 0 && none && <p className="text-14 text-ink-muted">{none}</p>}
    </section>
  );
}
