import type { ReactNode } from "react";
import { type ButtonLook, buttonClass } from "./button";

type LinkProps = { href: string; children: ReactNode };

export const linkClass =
  "text-accent underline decoration-accent/30 decoration-1 underline-offset-4 " +
  "hover:decoration-accent transition-colors " +
  "pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center";

export function TextLink({ href, children }: LinkProps) {
  return (
    <a href={href} className={linkClass}>
      {children}
    </a>
  );
}

export function LinkButton({ href, children, ...look }: LinkProps & ButtonLook) {
  return (
    <a href={href} className={buttonClass(look)}>
      {children}
    </a>
  );
}
