import { dateTime, relativeTime } from "@/lib/messages/format";

export type Clock = { now: Date; locale: string; timeZone: string };

/** How long ago, with the exact time on hover and for screen readers. */
export function Moment({ at, clock }: { at: Date; clock: Clock }) {
  const exact = dateTime(at, clock);
  return (
    <time dateTime={at.toISOString()} title={exact} className="whitespace-nowrap">
      {relativeTime(at, clock)}
      <span className="sr-only">, {exact}</span>
    </time>
  );
}
