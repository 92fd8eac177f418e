import type { ReactNode } from "react";
import { classes } from "./classes";
import { Icon, type IconName } from "./icon";

export type NoticeTone = "info" | "good" | "warn" | "bad";

const looks: Record<NoticeTone, { box: string; sign: string; icon: IconName }> = {
  info: { box: "border-accent/25 bg-accent-quiet", sign: "text-accent", icon: "info" },
  good: { box: "border-good/25 bg-good-quiet", sign: "text-good", icon: "good" },
  warn: { box: "border-warn/25 bg-warn-quiet", sign: "text-warn", icon: "alert" },
  bad: { box: "border-bad/25 bg-bad-quiet", sign: "text-bad", icon: "alert" },
};

type NoticeProps = { tone: NoticeTone; children: ReactNode; title?: string; announce?: boolean };

/** `announce` is for what appears after the page was read: a screen reader then says it at once. */
export function Notice({ tone, title, children, announce = false }: NoticeProps) {
  const look = looks[tone];
  return (
    <div
      role={announce ? "alert" : undefined}
      className={classes("flex gap-3 rounded-control border px-3 py-2.5 text-14", look.box)}
    >
      <Icon name={look.icon} className={classes("mt-0.5", look.sign)} />
      <div className="min-w-0">
        {title && <p className="font-strong">{title}</p>}
        {children}
      </div>
    </div>
  );
}
