import type { ReactNode } from "react";
import { type ButtonTone, buttonClass } from "./button";

type DisclosureProps = {
  label: string;
  /** Of what it is about, where a page has several of its kind. */
  describedBy?: string;
  open?: boolean;
  tone?: ButtonTone;
  children: ReactNode;
};

/** A button in a row of buttons that opens what stands below them; native, so that it needs no script. */
export function Disclosure({
  label,
  describedBy,
  open,
  tone = "quiet",
  children,
}: DisclosureProps) {
  return (
    <details open={open} className="open:basis-full">
      <summary aria-describedby={describedBy} className={buttonClass({ tone, size: "small" })}>
        {label}
      </summary>
      <div className="mt-2 rounded-control border border-line bg-surface px-4 py-4">{children}</div>
    </details>
  );
}
