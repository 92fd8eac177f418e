import type { ReactNode } from "react";

/**
 * The panels of the page, one below the other. While backup codes are shown, nothing else is: they
 * are there once, and what else can be pressed would take them away.
 */
export function TwoFactorPanels({ children }: { children: ReactNode }) {
  return (
    <div className="space-y-6 [&:has(>[data-codes])>:not([data-codes])]:hidden">{children}</div>
  );
}
