import type { ReactNode } from "react";
import { type Chip, Chips } from "@/components/ui/chips";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/link";
import type { Clock } from "@/components/ui/moment";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import type { Messages } from "@/lib/messages";
import { ActivityList, type ActivityRow } from "./activity-list";

type ActivityProps = {
  words: Messages["activity"];
  events: Messages["events"];
  clock: Clock;
  rows: ActivityRow[];
  filters: { label: string; chips: Chip[] }[];
  /** What the rows are a choice of; decides what is said where there are none. */
  choice: "everything" | "notices" | "some";
  newestHref?: string;
  olderHref?: string;
  /** What came of a press, and what there is to press. */
  children: ReactNode;
};

export function Activity({ words, events, clock, rows, choice, ...props }: ActivityProps) {
  return (
    <>
      <PageHeader title={words.title}>{words.intro}</PageHeader>
      <div className="space-y-6">
        <div className="space-y-3">
          {props.filters.map((filter) => (
            <Chips key={filter.label} {...filter} />
          ))}
        </div>
        {props.children}
        {rows.length === 0 ? (
          <Nothing words={words} choice={choice} />
        ) : (
          <div className="rounded-panel border border-line bg-surface-raised px-4 py-5 sm:px-6">
            <ActivityList rows={rows} events={events} words={words} clock={clock} />
          </div>
        )}
        <Pager words={words} newestHref={props.newestHref} olderHref={props.olderHref} />
      </div>
    </>
  );
}

function Nothing({ words, choice }: Pick<ActivityProps, "words" | "choice">) {
  if (choice === "everything") return <EmptyState title={words.none}>{words.noneHint}</EmptyState>;
  if (choice === "notices") {
    return <EmptyState title={words.noNotices}>{words.noNoticesHint}</EmptyState>;
  }
  return (
    <EmptyState title={words.nothingFound}>
      {words.nothingFoundHint} <TextLink href="/account/activity">{words.showEverything}</TextLink>
    </EmptyState>
  );
}
