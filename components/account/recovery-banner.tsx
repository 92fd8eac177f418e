import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { type Clock, Moment } from "@/components/ui/moment";
import type { Messages } from "@/lib/messages";
import { dayOf, timeLeft } from "@/lib/messages/countdown";
import { fill } from "@/lib/messages/format";

type RecoveryBannerProps = {
  dueAt: Date;
  stop: (data: FormData) => Promise<void>;
  words: Messages["recoveryBanner"];
  clock: Clock;
};

const NO_BREAK_SPACE = "\u00a0";

/** Above every page of somebody whose second factors are about to be removed. */
export function RecoveryBanner({ dueAt, stop, words, clock }: RecoveryBannerProps) {
  const date = dayOf(dueAt, clock).replaceAll(" ", NO_BREAK_SPACE);
  return (
    <aside
      aria-label={words.label}
      className="border-b border-bad/25 bg-bad-quiet text-14 print:hidden"
    >
      <div className="mx-auto flex max-w-300 flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5 sm:px-6">
        <p className="flex min-w-0 flex-1 basis-80 items-baseline gap-3">
          <Icon name="alert" className="shrink-0 translate-y-0.75 text-bad" />
          <span>
            {dueAt > clock.now ? (
              <>
                {fill(words.from, { date })}{" "}
                <Moment at={dueAt} clock={clock}>
                  {timeLeft(dueAt, clock)}
                </Moment>
                .
              </>
            ) : (
              words.now
            )}
          </span>
        </p>
        <form action={stop}>
          <Button tone="secondary" size="small">
            {words.stop}
          </Button>
        </form>
      </div>
    </aside>
  );
}
