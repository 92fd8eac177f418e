import { LinkButton } from "./link";

type PagerProps = {
  words: { newest: string; older: string };
  /** Where a page is not the first. */
  newestHref?: string;
  olderHref?: string;
};

/** Below a list that is read a page at a time, usually newest first. */
export function Pager({ words, newestHref, olderHref }: PagerProps) {
  if (!newestHref && !olderHref) return null;
  return (
    <p className="flex gap-3">
      {newestHref && (
        <LinkButton href={newestHref} tone="secondary" size="small">
          {words.newest}
        </LinkButton>
      )}
      {olderHref && (
        <LinkButton href={olderHref} tone="secondary" size="small">
          {words.older}
        </LinkButton>
      )}
    </p>
  );
}
