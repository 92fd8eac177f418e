import { classes } from "@/components/ui/classes";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link";
import { Panel } from "@/components/ui/panel";
import type { Messages } from "@/lib/messages";
import { plural } from "@/lib/messages/format";

type CheckUpWords = Messages["overview"]["checkUp"];

export type CheckUpItem = {
  name: keyof CheckUpWords["items"];
  done: boolean;
  /** Where the thing can be done; left out while there is no page for it. */
  href?: string;
};

type CheckUpProps = { items: CheckUpItem[]; words: CheckUpWords; locale: string };

/** What is good already, and the first open thing spelled out as the one to do next. */
export function CheckUp({ items, words, locale }: CheckUpProps) {
  const left = items.filter((item) => !item.done);
  const [next, ...later] = left;
  const note = next ? plural(locale, words.left, left.length) : words.allDone;

  return (
    <Panel title={words.title} note={note}>
      {next && (
        <div className="mb-4 rounded-control border border-accent/25 bg-accent-quiet px-4 py-3.5 sm:flex sm:items-center sm:gap-4">
          <div className="min-w-0 flex-1">
            <p className="text-12 text-accent font-strong">{words.next}</p>
            <p className="mt-0.5 font-strong">{words.items[next.name].todo}</p>
            <p className="text-14 text-ink-muted">{words.items[next.name].why}</p>
          </div>
          {next.href && (
            <p className="shrink-0 max-sm:mt-3">
              <LinkButton href={next.href} size="small">
                {words.items[next.name].action}
              </LinkButton>
            </p>
          )}
        </div>
      )}
      <ul className="space-y-2">
        {[...later, ...items.filter((item) => item.done)].map(({ name, done }) => (
          <li key={name} className="flex items-start gap-2.5">
            <Icon
              name={done ? "good" : "todo"}
              className={classes("mt-1", done ? "text-good" : "text-ink-muted")}
            />
            <span>
              <span className="sr-only">{done ? words.done : words.todo}: </span>
              {done ? words.items[name].done : words.items[name].todo}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
