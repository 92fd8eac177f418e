import { classes } from "@/components/ui/classes";
import type { Messages } from "@/lib/messages";
import type { PageName, SignedInPage } from "./pages";

type NavigationProps = { pages: SignedInPage[]; current: PageName; words: Messages["shell"] };

const sections = ["account", "admin"] as const;

export function Navigation({ pages, current, words }: NavigationProps) {
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
                  </a>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </>
  );
}
