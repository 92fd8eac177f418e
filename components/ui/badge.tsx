import type { ReactNode } from "react";
import { classes } from "./classes";

export type BadgeTone = "plain" | "good" | "warn" | "bad";

const tones: Record<BadgeTone, string> = {
  plain: "border-line bg-surface-sunken text-ink-muted",
  good: "border-good/25 bg-good-quiet text-good",
  warn: "border-warn/25 bg-warn-quiet text-warn",
  bad: "border-bad/25 bg-bad-quiet text-bad",
};

export function Badge({ tone, children }: { tone: BadgeTone; children: ReactNode }) {
  return (
    <span
      className={classes(
        "inline-flex items-center rounded-full border px-2 text-12/5 font-strong whitespace-nowrap",
        tones[tone],
      )}
    >
      {children}
    </span>
  );
}
