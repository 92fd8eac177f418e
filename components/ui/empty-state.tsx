import type { ReactNode } from "react";
import { Mark } from "./mark";

export function EmptyState({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="rounded-panel border border-dashed border-edge/50 px-6 py-16 text-center">
      <Mark className="mx-auto size-8 text-ink-muted" />
      <p className="mt-4 font-strong">{title}</p>
      <p className="mx-auto mt-1 max-w-md text-14 text-ink-muted">{children}</p>
    </div>
  );
}
