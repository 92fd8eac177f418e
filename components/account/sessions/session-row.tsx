import type { ReactNode } from "react";
import { DeviceSign } from "@/components/account/device-sign";
import { Badge } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import { TextLink } from "@/components/ui/link";
import { type Clock, Moment } from "@/components/ui/moment";
import type { DescribedDevice } from "@/lib/browsers/describe-device";
import type { Messages } from "@/lib/messages";
import { fill } from "@/lib/messages/format";

export type SessionItem = DescribedDevice & {
  id: string;
  address: string;
  /** As in “Signed in with …”. */
  proof: string;
  createdAt: Date;
  lastActiveAt: Date;
  /** Why it is out of the ordinary, in sentences; null where it is not. */
  unusual: string[] | null;
  /** Where the device can be looked at. */
  deviceHref: string | null;
  isCurrent: boolean;
};

type SessionRowProps = {
  session: SessionItem;
  words: Messages["sessions"];
  riskWords: Messages["risk"];
  clock: Clock;
  /** What can be done with it. */
  children?: ReactNode;
};

export const titleIdOf = ({ id }: Pick<SessionItem, "id">): string => `session-${id}`;

/** Reads as a sentence: what, where, how and when. */
export function SessionRow({ session, words, riskWords, clock, children }: SessionRowProps) {
  const { about, address, proof, createdAt, lastActiveAt, unusual, isCurrent } = session;
  return (
    <li className="gap-4 py-4 sm:flex sm:items-center">
      <div className="flex min-w-0 flex-1 gap-3.5">
        <DeviceSign kind={session.kind} />
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span id={titleIdOf(session)} className="min-w-0 font-strong wrap-anywhere">
              {session.title}
            </span>
            {isCurrent && <Badge tone="plain">{words.current}</Badge>}
            {unusual && <Badge tone="warn">{riskWords.unusual}</Badge>}
          </p>
          <p className="text-14 text-ink-muted wrap-anywhere">
            {about.map((part) => `${part}, `)}
            <span className="font-mono text-12">{address}</span>
          </p>
          <p className="text-14 text-ink-muted">
            {fill(words.signedInWith, { proof })} <Moment at={createdAt} clock={clock} />,{" "}
            {words.lastActive} <Moment at={lastActiveAt} clock={clock} />
          </p>
          {unusual && (
            <Unusual why={unusual} href={isCurrent ? null : session.deviceHref} words={words} />
          )}
        </div>
      </div>
      {children}
    </li>
  );
}

type UnusualProps = { why: string[]; href: string | null; words: Messages["sessions"] };

function Unusual({ why, href, words }: UnusualProps) {
  return (
    <div className="mt-1 flex gap-2 text-14 text-warn">
      <Icon name="alert" className="mt-0.5" />
      <p>
        {why.join(" ")} {href && <TextLink href={href}>{words.notYou}</TextLink>}
      </p>
    </div>
  );
}
