import { DrawAgain } from "@/components/account/data/draw-again";
import { Button } from "@/components/ui/button";
import { Facts } from "@/components/ui/facts";
import { TextLink } from "@/components/ui/link";
import { type Clock, Moment } from "@/components/ui/moment";
import { Notice, type NoticeTone } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { Messages } from "@/lib/messages";
import { findingSentence } from "@/lib/messages/finding-sentence";
import { duration, fill, plural } from "@/lib/messages/format";
import type { Verification } from "@/lib/sealed-log/last-verification";

type Words = Messages["verifyLog"];

type VerifyLogProps = {
  /** The newest one; null when there has been none. */
  last: Verification | null;
  verify: (data: FormData) => Promise<void>;
  /** Where the panel stands. */
  href: string;
  words: Words;
  clock: Clock;
};

const REDRAW_MS = 2_000;

export function VerifyLog({ last, verify, href, words, clock }: VerifyLogProps) {
  const isRunning = last?.state === "RUNNING";
  return (
    <Panel id="verify-log" title={words.title} note={words.note}>
      <div role="status">
        {!last && <p className="text-ink-muted">{words.never}</p>}
        {last && isRunning && <Running last={last} href={href} words={words} clock={clock} />}
        {last && !isRunning && <Result last={last} words={words} clock={clock} />}
      </div>
      {!isRunning && (
        <form action={verify} className="mt-4">
          <Button tone={last ? "secondary" : "primary"}>
            {last ? words.verifyAgain : words.verify}
          </Button>
        </form>
      )}
    </Panel>
  );
}

type PartProps = { last: Verification; words: Words; clock: Clock };

function Running({ last, href, words, clock }: PartProps & { href: string }) {
  const { rows, rowsInAll } = last;
  const number = (count: number) => new Intl.NumberFormat(clock.locale).format(count);
  return (
    <>
      <DrawAgain everyMs={REDRAW_MS} />
      <p className="font-strong">{words.starting}</p>
      <progress
        max={Math.max(rowsInAll ?? 1, 1)}
        value={rows}
        aria-label={words.progress}
        className="progress mt-3"
      />
      <p className="mt-1 flex flex-wrap items-baseline justify-between gap-x-4 text-14">
        <span className="text-ink-muted">
          {rowsInAll !== null &&
            fill(words.running, { rows: number(rows), rowsInAll: number(rowsInAll) })}
        </span>
        <TextLink href={href}>{words.lookAgain}</TextLink>
      </p>
    </>
  );
}

const tones: Record<Verification["state"], NoticeTone> = {
  RUNNING: "info",
  WHOLE: "good",
  ALTERED: "bad",
  UNSEALED: "warn",
  FAILED: "warn",
};

function Result({ last, words, clock }: PartProps) {
  const { state, finding, rows, seals, askedAt, finishedAt, askedBy } = last;
  if (state === "RUNNING") return null;
  const seconds = finishedAt ? (finishedAt.getTime() - askedAt.getTime()) / 1000 : 0;
  const counted = `${plural(clock.locale, words.checked, rows)} ${plural(clock.locale, words.under, seals)}`;
  return (
    <>
      <Notice tone={tones[state]} title={words.states[state]}>
        <p className="wrap-anywhere">
          {finding
            ? findingSentence(finding, words.findings)
            : state === "FAILED"
              ? words.failed
              : words.whole}
        </p>
      </Notice>
      <div className="mt-4">
        <Facts
          facts={[
            { term: words.facts.checked, value: counted },
            { term: words.facts.began, value: <Moment at={askedAt} clock={clock} /> },
            { term: words.facts.took, value: duration(seconds, clock.locale) },
            {
              term: words.facts.by,
              value: <span className="wrap-anywhere">{askedBy ?? words.nobody}</span>,
            },
          ]}
        />
      </div>
    </>
  );
}
