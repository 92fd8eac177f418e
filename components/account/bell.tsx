import { Icon } from "@/components/ui/icon";
import type { Messages } from "@/lib/messages";
import { fill, plural } from "@/lib/messages/format";

export type BellProps = {
  /** How many are unread, counted up to `most`. */
  notices: { unread: number; most: number; locale: string };
  words: Messages["shell"]["notices"];
};

export function Bell({ notices: { unread, most, locale }, words }: BellProps) {
  const isMany = unread >= most;
  const counted = isMany
    ? fill(words.many, { count: most - 1 })
    : plural(locale, words.unread, unread);
  return (
    <a
      href="/account/activity?show=notices"
      aria-label={unread ? counted : words.none}
      className="relative inline-flex size-9 shrink-0 items-center justify-center rounded-control text-ink-muted transition-colors hover:bg-surface-sunken hover:text-ink max-md:ml-auto pointer-coarse:size-11"
    >
      <Icon name="bell" />
      {unread > 0 && (
        <span className="absolute top-0 right-0 min-w-4 rounded-full bg-accent px-1 text-center text-12 font-strong text-accent-ink">
          {isMany ? `${most - 1}+` : unread}
        </span>
      )}
    </a>
  );
}
