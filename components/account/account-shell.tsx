import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { classes } from "@/components/ui/classes";
import { Icon } from "@/components/ui/icon";
import { Mark } from "@/components/ui/mark";
import type { Messages } from "@/lib/messages";
import type { ThemeName } from "@/lib/profile/schema";
import { Bell, type BellProps } from "./bell";
import { Navigation, type NavigationCounts } from "./navigation";
import { type PageName, pagesFor } from "./pages";
import { ThemeShown } from "./theme-shown";

type AccountShellProps = {
  words: Messages["shell"];
  product: string;
  current: PageName;
  account: { email: string; isAdmin: boolean };
  notices: BellProps["notices"];
  theme: ThemeName;
  counts: NavigationCounts;
  /** Account pages read like a letter; admin pages have room for tables. */
  width?: "letter" | "full";
  children: ReactNode;
};

/** What stands around every signed-in page. Plain links and native parts, so that it needs no script. */
export function AccountShell(props: AccountShellProps) {
  const { words, product, current, account, notices, theme, width = "letter", children } = props;
  const navigation = (
    <Navigation
      pages={pagesFor(account)}
      current={current}
      counts={props.counts}
      locale={notices.locale}
      words={words}
    />
  );

  return (
    <>
      <ThemeShown theme={theme} />
      <header className="border-b border-line bg-surface-raised print:hidden">
        <div className="mx-auto flex h-14 max-w-300 items-center gap-3 px-4 sm:px-6">
          <a href="/account" className="flex items-center gap-2.5 rounded-control font-strong">
            <Mark className="size-6 text-accent" />
            <span className="max-[22rem]:sr-only">{product}</span>
          </a>
          <p className="ml-auto min-w-0 truncate text-14 text-ink-muted max-md:hidden">
            {account.email}
          </p>
          <Bell notices={notices} words={words.notices} />
          {/* A plain post to a plain address: the whole document goes, and with it what scripts remember. */}
          <form action="/sign-out" method="post" className="shrink-0">
            <Button tone="secondary" size="small">
              {words.signOut}
            </Button>
          </form>
        </div>
        <details className="group border-t border-line lg:hidden">
          <summary className="mx-auto flex min-h-11 max-w-300 items-center gap-2 px-4 text-14 text-ink-muted hover:text-ink sm:px-6">
            <Icon name="menu" />
            {words.menu}
            <Icon name="next" className="ml-auto transition-transform group-open:rotate-90" />
          </summary>
          <nav aria-label={words.menu} className="mx-auto max-w-300 px-1 pt-1 pb-3 sm:px-3">
            {navigation}
          </nav>
        </details>
      </header>
      <div className="mx-auto max-w-300 px-4 sm:px-6 lg:flex lg:gap-16">
        <nav aria-label={words.menu} className="w-44 shrink-0 pt-10 max-lg:hidden">
          {navigation}
        </nav>
        <main
          id="main"
          className={classes(
            "min-w-0 flex-1 pt-8 pb-24 max-lg:mx-auto lg:pt-10",
            width === "letter" && "max-w-180",
          )}
        >
          {children}
        </main>
      </div>
    </>
  );
}
