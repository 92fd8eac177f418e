import { classes } from "@/components/ui/classes";
import type { Messages } from "@/lib/messages";
import { type Plural, plural } from "@/lib/messages/format";
import type { PageName, SignedInPage } from "./pages";

/** How many things wait on a page. */
export type NavigationCounts = Partial<Record<keyof Messages["shell"]["waiting"], number>>;

type NavigationProps = {
  pages: SignedInPage[];
  current: PageName;
  counts: NavigationCounts;
  locale: string;
  words: Messages["shell"];
};

const sections = ["account", "admin"] as const;

export function Navigation({ pages, current, counts, locale, words }: NavigationProps) {
  const filled = sections.filter((section) => pages.some((page) => page.section === section));
  return (
    <>
      {filled.map((section) => (
        <div key={section} className="not-first:mt-6">
          {filled.length > 1 && (
            <p className="mb-1 px-3 text-12 text-ink-muted">{words[section]}</p>
          )}
          <ul>
            {pages
              .filter((page) => page.section === section)
              .map(({ name, href }) => (
                <li key={name}>
                  <a
                    href={href}
                    aria-current={name === current ? "page" : undefined}
                    className={classes(
                      "flex min-h-9 items-center rounded-control px-3 text-14 transition-colors pointer-coarse:min-h-11",
                      name === current
                        ? "bg-accent-quiet font-strong text-accent"
                        : "text-ink-muted hover:bg-surface-sunken hover:text-ink",
                    )}
                  >
                    {words.pages[name]}
                    {name === "requests" && (
                      <Waiting
                        count={counts.requests ?? 0}
                        words={words.waiting.requests}
                        locale={locale}
                      />
                    )}
                  </a>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </>
  );
}

function Waiting({ count, words, locale }: { count: number; words: Plural; locale: string }) {
  if (count === 0) return null;
  return (
    <span className="ml-auto min-w-5 rounded-full bg-accent-quiet px-1.5 text-center text-12 font-strong text-accent">
      <span aria-hidden="true">{new Intl.NumberFormat(locale).format(count)}</span>
      <span className="sr-only">, {plural(locale, words, count)}</span>
    </span>
  );
}
