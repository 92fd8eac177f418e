import type { ReactNode } from "react";

export function PageHeader({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <header className="mb-6">
      <h1 className="text-25 font-strong">{title}</h1>
      {children && <div className="mt-1 text-ink-muted">{children}</div>}
    </header>
  );
}
