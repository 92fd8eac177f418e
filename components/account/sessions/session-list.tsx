import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { Clock } from "@/components/ui/moment";
import type { Messages } from "@/lib/messages";
import { type SessionItem, SessionRow, titleIdOf } from "./session-row";

type Press = (data: FormData) => Promise<void>;

type SessionListProps = {
  sessions: SessionItem[];
  end: Press;
  endAll: Press;
  /** Whether there is trust that ends with the others. */
  endsTrust: boolean;
  words: Messages["sessions"];
  riskWords: Messages["risk"];
  clock: Clock;
};

const listClass =
  "divide-y divide-line rounded-panel border border-line bg-surface-raised px-4 sm:px-6";
const othersId = "other-sessions";
const endAllNoteId = "end-all-note";

export function SessionList({ sessions, end, endAll, endsTrust, ...common }: SessionListProps) {
  const { words } = common;
  const current = sessions.filter(({ isCurrent }) => isCurrent);
  const others = sessions.filter(({ isCurrent }) => !isCurrent);
  return (
    <>
      <ul aria-label={words.here} className={listClass}>
        {current.map((session) => (
          <SessionRow key={session.id} session={session} {...common} />
        ))}
      </ul>
      {others.length === 0 ? (
        <div className="mt-6">
          <EmptyState title={words.none}>{words.noneHint}</EmptyState>
        </div>
      ) : (
        <section aria-labelledby={othersId} className="mt-10">
          <div className="mb-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
            <div className="max-sm:w-full">
              <h2 id={othersId} className="text-16 font-strong">
                {words.others}
              </h2>
              {endsTrust && (
                <p id={endAllNoteId} className="mt-1 text-14 text-ink-muted">
                  {words.endAllNote}
                </p>
              )}
            </div>
            <form action={endAll}>
              <Button
                tone="danger"
                size="small"
                aria-describedby={endsTrust ? endAllNoteId : undefined}
              >
                {words.endAll}
              </Button>
            </form>
          </div>
          <ul className={listClass}>
            {others.map((session) => (
              <SessionRow key={session.id} session={session} {...common}>
                <form action={end} className="shrink-0 max-sm:mt-3 max-sm:ml-12.5">
                  <input type="hidden" name="id" value={session.id} />
                  <Button tone="secondary" size="small" aria-describedby={titleIdOf(session)}>
                    {words.end}
                  </Button>
                </form>
              </SessionRow>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
