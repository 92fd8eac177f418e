import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link";
import type { Clock } from "@/components/ui/moment";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Table } from "@/components/ui/table";
import type { Messages } from "@/lib/messages";
import { type Narrowing, PeopleSearch } from "./people-search";
import { type PersonRow, PersonTableRow } from "./person-row";

type PeopleProps = {
  words: Messages["people"];
  clock: Clock;
  path: string;
  typed: string;
  narrowings: Narrowing[];
  isNarrowed: boolean;
  /** How many there are, in words; said again whenever it changes. */
  count: string;
  rows: PersonRow[];
  /** Why nobody is here. */
  emptyHint: string;
  /** What the file is to hold. */
  saved: Record<string, string>;
  firstHref?: string;
  nextHref?: string;
  /** What came of a press. */
  children: ReactNode;
};

export function People(props: PeopleProps) {
  const { words, clock, path, typed, narrowings, isNarrowed, count, rows, children } = props;
  const { columns } = words;
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-x-6">
        <PageHeader title={words.title}>{words.intro}</PageHeader>
        <p className="mb-6">
          <LinkButton href={`${path}/invitations`} size="small">
            {words.invite}
          </LinkButton>
        </p>
      </div>
      <div className="space-y-6">
        {children}
        <PeopleSearch
          path={path}
          typed={typed}
          narrowings={narrowings}
          clearHref={isNarrowed ? path : undefined}
          words={words.form}
        />
        <p role="status" className="text-14 text-ink-muted">
          {count}
        </p>
        {rows.length === 0 ? (
          <EmptyState title={words.nothingFound}>{props.emptyHint}</EmptyState>
        ) : (
          <>
            <Table
              columns={[
                { label: columns.person },
                { label: columns.state, snug: true },
                { label: columns.twoFactor, onlyWide: true },
                { label: columns.seen, onlyWide: true },
                { label: columns.created, onlyWide: true },
              ]}
            >
              {rows.map((person) => (
                <PersonTableRow key={person.id} person={person} words={words} clock={clock} />
              ))}
            </Table>
            <PeopleFoot {...props} />
          </>
        )}
      </div>
    </>
  );
}

type FootProps = Pick<PeopleProps, "words" | "path" | "saved" | "firstHref" | "nextHref">;

function PeopleFoot({ words, path, saved, firstHref, nextHref }: FootProps) {
  return (
    <div className="space-y-6">
      <Pager
        words={{ newest: words.first, older: words.next }}
        newestHref={firstHref}
        olderHref={nextHref}
      />
      <form action={`${path}/export`} method="post" className="flex flex-wrap items-center gap-3">
        {Object.entries(saved).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button tone="secondary" size="small">
          {words.save}
        </Button>
        <p className="text-14 text-ink-muted">{words.saveNote}</p>
      </form>
    </div>
  );
}
