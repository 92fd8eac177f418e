import type { ReactNode } from "react";

/** What this page is for, and one sentence on it. */
export function Heading({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <header className="mb-6">
      <h1 className="text-25 font-strong">{title}</h1>
      {children && <div className="mt-2 text-ink-muted">{children}</div>}
    </header>
  );
}
