import { type ReactNode, useId } from "react";

type PanelProps = {
  title: string;
  note?: string;
  /** Given where a link or an answer leads here, or a form is named by the title. */
  id?: string;
  children: ReactNode;
};

export const titleId = (id: string) => `${id}-title`;

export function Panel({ title, note, id, children }: PanelProps) {
  const ownId = useId();
  const heading = titleId(id ?? ownId);
  return (
    <section
      id={id}
      aria-labelledby={heading}
      className="rounded-panel border border-line bg-surface-raised [--table-ground:var(--surface-raised)] px-4 py-5 sm:px-6"
    >
      <h2 id={heading} className="text-16 font-strong">
        {title}
      </h2>
      {note && <p className="mt-1 text-14 text-ink-muted">{note}</p>}
      <div className="mt-4 empty:hidden">{children}</div>
    </section>
  );
}
