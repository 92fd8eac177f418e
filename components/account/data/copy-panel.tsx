import { Button } from "@/components/ui/button";
import { TextLink } from "@/components/ui/link";
import { type Clock, Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import type { OwnExport } from "@/lib/data-export/own-export";
import type { Messages } from "@/lib/messages";
import { fill, plural } from "@/lib/messages/format";
import { DrawAgain } from "./draw-again";

type CopyPanelProps = {
  current: OwnExport;
  request: (data: FormData) => Promise<void>;
  /** How many can be asked for in a day. */
  aDay: number;
  words: Messages["data"]["copy"];
  clock: Clock;
};

const REDRAW_MS = 2_000;

export function CopyPanel({ current, request, aDay, words, clock }: CopyPanelProps) {
  const { state } = current;
  return (
    <Panel title={words.title} note={words.what}>
      <div role="status">
        {state === "under_way" && (
          <UnderWay percent={current.percent} words={words} clock={clock} />
        )}
        {state === "ready" && (
          <>
            <p className="font-strong">{words.ready}</p>
            <p className="mt-1 text-14 text-ink-muted">
              {words.asOf} <Moment at={current.requestedAt} clock={clock} />. {words.until}{" "}
              <Moment at={current.expiresAt} clock={clock} />.
            </p>
          </>
        )}
        {state === "stopped" && <p>{words.stopped}</p>}
      </div>
      {state !== "under_way" && (
        <div className="mt-4 flex flex-wrap items-center gap-3 first:mt-0">
          {state === "ready" && (
            // A plain post: the answer is a file, and the page stays.
            <form action="/account/data/download" method="post">
              <Button>{words.download}</Button>
            </form>
          )}
          <form action={request}>
            <Button tone={state === "ready" ? "secondary" : "primary"}>
              {state === "none" ? words.request : words.again}
            </Button>
          </form>
        </div>
      )}
      <p className="mt-4 text-14 text-ink-muted">
        {state === "under_way"
          ? words.mailed
          : `${words.proof} ${plural(clock.locale, words.limit, aDay)}`}
      </p>
    </Panel>
  );
}

type UnderWayProps = { percent: number; words: Messages["data"]["copy"]; clock: Clock };

function UnderWay({ percent, words, clock: { locale } }: UnderWayProps) {
  const share = new Intl.NumberFormat(locale, { style: "percent" }).format(percent / 100);
  return (
    <>
      <DrawAgain everyMs={REDRAW_MS} />
      <p className="font-strong">{words.under_way}</p>
      <progress max={100} value={percent} aria-label={words.progress} className="progress mt-3" />
      <p className="mt-1 flex flex-wrap items-baseline justify-between gap-x-4 text-14">
        <span className="text-ink-muted">{fill(words.percent, { percent: share })}</span>
        <TextLink href="/account/data">{words.refresh}</TextLink>
      </p>
    </>
  );
}
