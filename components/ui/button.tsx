import type { ButtonHTMLAttributes } from "react";
import { classes } from "./classes";

export type ButtonTone = "primary" | "secondary" | "quiet" | "danger";

const base =
  "inline-flex items-center justify-center gap-2 rounded-control border font-strong text-center " +
  "cursor-pointer transition-colors aria-disabled:cursor-default " +
  "disabled:cursor-not-allowed disabled:opacity-60 pointer-coarse:min-h-11";

const tones: Record<ButtonTone, string> = {
  primary:
    "border-transparent bg-accent text-accent-ink hover:bg-accent-strong active:bg-accent-strong",
  secondary: "border-edge/60 bg-surface-raised text-ink hover:border-edge hover:bg-surface-sunken",
  quiet: "border-transparent text-ink-muted hover:bg-surface-sunken hover:text-ink",
  danger: "border-bad/50 bg-surface-raised text-bad hover:border-bad hover:bg-bad-quiet",
};

const sizes = { large: "min-h-11 px-4 text-16", small: "min-h-9 px-3 text-14" };

export type ButtonLook = { tone?: ButtonTone; size?: keyof typeof sizes; wide?: boolean };

/** Links that are pressed like buttons share the look. */
export function buttonClass({ tone = "primary", size = "large", wide = false }: ButtonLook) {
  return classes(base, tones[tone], sizes[size], wide && "w-full");
}

type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className"> & ButtonLook;

export function Button({ tone, size, wide, type = "submit", ...rest }: ButtonProps) {
  return <button type={type} className={buttonClass({ tone, size, wide })} {...rest} />;
}
