import { classes } from "./classes";
import { Icon } from "./icon";

export type Chip = { label: string; href: string; isCurrent: boolean };

/** One choice of a few, each an address of its own. */
export function Chips({ label, chips }: { label: string; chips: Chip[] }) {
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-2">
        {chips.map(({ label, href, isCurrent }) => (
          <li key={href}>
            <a
              href={href}
              aria-current={isCurrent ? "true" : undefined}
              className={classes(
                "inline-flex min-h-8 items-center gap-1 rounded-full border px-3 text-14 transition-colors pointer-coarse:min-h-11",
                isCurrent
                  ? "border-accent/25 bg-accent-quiet font-strong text-accent"
                  : "border-edge/60 bg-surface-raised text-ink-muted hover:border-edge hover:text-ink",
              )}
            >
              {isCurrent && <Icon name="check" className="-ml-1" />}
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
