import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { Clock } from "@/components/ui/moment";
import type { Messages } from "@/lib/messages";
import { dateTime, fill } from "@/lib/messages/format";

type Words = Messages["requestBanner"];

type AskedFor = { id: string; kind: keyof Words["kinds"]; reason: string; notBefore: Date };

type RequestBannerProps = {
  requests: AskedFor[];
  stop: (data: FormData) => Promise<void>;
  words: Words;
  clock: Clock;
};

/** Above every page of somebody to whom an admin wants to do something. */
export function RequestBanner({ requests, stop, words, clock }: RequestBannerProps) {
  return (
    <aside
      aria-label={words.label}
      className="border-b border-bad/25 bg-bad-quiet text-14 print:hidden"
    >
      {requests.map(({ id, kind, reason, notBefore }) => (
        <div
          key={id}
          className="mx-auto flex max-w-300 flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5 sm:px-6"
        >
          <p className="flex min-w-0 flex-1 basis-80 items-baseline gap-3">
            <Icon name="alert" className="shrink-0 translate-y-0.75 text-bad" />
            <span className="min-w-0 wrap-anywhere">
              {fill(words.kinds[kind], { reason })}{" "}
              {notBefore > clock.now
                ? fill(words.until, { time: dateTime(notBefore, clock) })
                : words.anyTime}
            </span>
          </p>
          <form action={stop}>
            <input type="hidden" name="id" value={id} />
            <Button tone="secondary" size="small">
              {words.stop}
            </Button>
          </form>
        </div>
      ))}
    </aside>
  );
}
