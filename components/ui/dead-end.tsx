import type { ReactNode } from "react";
import { Mark } from "./mark";

type DeadEndProps = {
  title: string;
  message: string;
  requestId?: { label: string; value: string };
  /** What to do next. */
  children: ReactNode;
};

/** A page that says why there is nothing here, and leads away from it. */
export function DeadEnd({ title, message, requestId, children }: DeadEndProps) {
  return (
    <main
      id="main"
      className="mx-auto flex min-h-dvh max-w-120 flex-col items-start justify-center px-5 py-16"
    >
      <Mark className="-ml-1 size-10 text-accent" />
      <h1 className="mt-6 text-25 font-strong">{title}</h1>
      <p className="mt-2 text-ink-muted">{message}</p>
      <div className="mt-8 flex flex-wrap gap-3">{children}</div>
      {requestId && (
        <p className="mt-10 text-14 text-ink-muted">
          {requestId.label} <span className="font-mono text-ink">{requestId.value}</span>
        </p>
      )}
    </main>
  );
}
