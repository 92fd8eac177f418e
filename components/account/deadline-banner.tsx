import { Icon } from "@/components/ui/icon";
import { TextLink } from "@/components/ui/link";
import { type Clock, Moment } from "@/components/ui/moment";
import type { Messages } from "@/lib/messages";
import { dayOf, timeLeft } from "@/lib/messages/countdown";
import { fill } from "@/lib/messages/format";

type DeadlineBannerProps = {
  dueAt: Date;
  /** Where two-factor is turned on. */
  href: string;
  words: Messages["deadline"];
  clock: Clock;
};

const NO_BREAK_SPACE = "\u00a0";

/** Above every page of somebody who has to turn two-factor on soon. */
export function DeadlineBanner({ dueAt, href, words, clock }: DeadlineBannerProps) {
  const date = dayOf(dueAt, clock).replaceAll(" ", NO_BREAK_SPACE);
  return (
    <aside
      aria-label={words.label}
      className="border-b border-warn/25 bg-warn-quiet text-14 print:hidden"
    >
      <div className="mx-auto flex max-w-300 items-baseline gap-3 px-4 py-2.5 sm:px-6">
        <Icon name="alert" className="translate-y-0.75 text-warn" />
        <p className="min-w-0">
          {fill(words.from, { date })}{" "}
          <Moment at={dueAt} clock={clock}>
            {timeLeft(dueAt, clock)}
          </Moment>
          . <TextLink href={href}>{words.turnOn}</TextLink>
        </p>
      </div>
    </aside>
  );
}
