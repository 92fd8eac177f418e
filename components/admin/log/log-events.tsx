import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/link";
import type { Clock } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import { Pager } from "@/components/ui/pager";
import { titleId } from "@/components/ui/panel";
import type { Messages } from "@/lib/messages";
import { plural } from "@/lib/messages/format";
import { LogItem, type LogRow } from "./log-row";

type LogEventsProps = {
  page: string;
  rows: LogRow[];
  /** Why there may be nothing: nobody has the email that was asked for. */
  nobody: boolean;
  newestHref?: string;
  olderHref?: string;
  /** After so many events looking stopped, so that the page is not full although there may be more. */
  stoppedAfter: number | null;
  words: Messages["adminLog"];
  events: Messages["adminEvents"];
  clock: Clock;
};

export function LogEvents(props: LogEventsProps) {
  const { page, rows, nobody, newestHref, olderHref, stoppedAfter, words, events, clock } = props;
  const heading = titleId("events");
  return (
    <section aria-labelledby={heading} className="space-y-4">
      <h2 id={heading} className="sr-only">
        {words.events}
      </h2>
      {rows.length > 0 && (
        <ol className="rounded-panel border border-line bg-surface-raised px-4 py-2 sm:px-6">
          {rows.map((row) => (
            <LogItem key={row.id} row={row} words={words} events={events} clock={clock} />
          ))}
        </ol>
      )}
      {rows.length === 0 && stoppedAfter === null && (
        <EmptyState title={words.nothing}>
          {nobody ? words.nobodyHas : words.nothingHint}{" "}
          <TextLink href={page}>{words.filters.clear}</TextLink>
        </EmptyState>
      )}
      {stoppedAfter !== null && (
        <Notice tone="info">{plural(clock.locale, words.lookFurther, stoppedAfter)}</Notice>
      )}
      <Pager
        words={{ ...words, older: stoppedAfter === null ? words.older : words.olderStill }}
        newestHref={newestHref}
        olderHref={olderHref}
      />
    </section>
  );
}
