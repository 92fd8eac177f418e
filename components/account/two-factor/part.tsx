import type { ReactNode } from "react";
import { titleId } from "@/components/ui/panel";

type PartProps = { id: string; title: string; note?: string; children: ReactNode };

/** One of several things that can be done in a panel. */
export function Part({ id, title, note, children }: PartProps) {
  return (
    <div id={id} className="mt-6 border-t border-line pt-5">
      <h3 id={titleId(id)} className="text-14 font-strong">
        {title}
      </h3>
      {note && <p className="mt-0.5 text-14 text-ink-muted">{note}</p>}
      <div className="mt-4 max-w-90">{children}</div>
    </div>
  );
}
