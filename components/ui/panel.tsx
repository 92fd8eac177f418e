import { type ReactNode, useId } from "react";

type PanelProps = { title: string; note?: string; children: ReactNode };

export function Panel({ title, note, children }: PanelProps) {
  const heading = useId();
  return (
    <section
      aria-labelledby={heading}
      className="rounded-panel border border-line bg-surface-raised px-4 py-5 sm:px-6"
    >
      <h2 id={heading} className="text-16 font-strong">
        {title}
      </h2>
      {note && <p className="mt-1 text-14 text-ink-muted">{note}</p>}
      <div className="mt-4">{children}</div>
    </section>
  );
}
