import { dateTime, relativeTime } from "@/lib/messages/format";

export type Clock = { now: Date; locale: string; timeZone: string };

type MomentProps = { at: Date; clock: Clock; children?: string };

/** How long ago, or what is said instead, with the exact time on hover and for screen readers. */
export function Moment({ at, clock, children = relativeTime(at, clock) }: MomentProps) {
  const exact = dateTime(at, clock);
  return (
    <time dateTime={at.toISOString()} title={exact} className="whitespace-nowrap">
      {children}
      <span className="sr-only">, {exact}</span>
    </time>
  );
}
