import { DeviceSign } from "@/components/account/device-sign";
import type { FormWords } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { TextLink } from "@/components/ui/link";
import { type Clock, Moment } from "@/components/ui/moment";
import type { DescribedDevice } from "@/lib/browsers/describe-device";
import type { Messages } from "@/lib/messages";
import { plural } from "@/lib/messages/format";
import type { FormAction } from "@/lib/web/form-state";
import { DisownDevice } from "./disown-device";
import { RenameDevice } from "./rename-device";

type Press = (data: FormData) => Promise<void>;

export type DeviceItem = DescribedDevice & {
  id: string;
  firstSeenAt: Date;
  lastSeenAt: Date;
  /** Null for a device that is asked for a code. */
  trustedUntil: Date | null;
  sessions: number;
  isCurrent: boolean;
};

export type DeviceRowProps = {
  device: DeviceItem;
  stopTrusting: Press;
  forget: Press;
  disown: Press;
  rename: FormAction;
  words: Messages["devices"];
  formWords: FormWords;
  clock: Clock;
};

export function DeviceRow({ device, words, clock, ...acts }: DeviceRowProps) {
  const { id, title, about, trustedUntil, isCurrent } = device;
  return (
    <li id={`device-${id}`} className="flex gap-3.5 py-4">
      <DeviceSign kind={device.kind} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span id={titleIdOf(device)} className="min-w-0 font-strong wrap-anywhere">
            {title}
          </span>
          {isCurrent && <Badge tone="plain">{words.current}</Badge>}
          {trustedUntil && <Badge tone="good">{words.trusted}</Badge>}
        </p>
        {about.length > 0 && (
          <p className="text-14 text-ink-muted wrap-anywhere">{about.join(", ")}</p>
        )}
        <p className="text-14 text-ink-muted">
          {words.firstSeen} <Moment at={device.firstSeenAt} clock={clock} />, {words.lastSeen}{" "}
          <Moment at={device.lastSeenAt} clock={clock} />
        </p>
        <p className="text-14 text-ink-muted">
          <Sessions count={device.sessions} words={words} locale={clock.locale} />
        </p>
        {trustedUntil && (
          <p className="text-14 text-ink-muted">
            {words.trustEnds} <Moment at={trustedUntil} clock={clock} />
          </p>
        )}
        <Acts device={device} words={words} {...acts} />
      </div>
    </li>
  );
}

const titleIdOf = ({ id }: DeviceItem): string => `device-${id}-title`;

type SessionsProps = { count: number; words: Messages["devices"]; locale: string };

function Sessions({ count, words, locale }: SessionsProps) {
  if (count === 0) return words.noSessions;
  return <TextLink href="/account/sessions">{plural(locale, words.sessions, count)}</TextLink>;
}

function Acts(props: Omit<DeviceRowProps, "clock">) {
  const { device, stopTrusting, forget, disown, rename, words, formWords } = props;
  const about = { "aria-describedby": titleIdOf(device) };
  const press = (label: string) => (
    <>
      <input type="hidden" name="id" value={device.id} />
      <Button tone="secondary" size="small" {...about}>
        {label}
      </Button>
    </>
  );
  return (
    <div className="mt-3 flex flex-wrap gap-2">
      {device.trustedUntil && <form action={stopTrusting}>{press(words.stopTrusting)}</form>}
      {device.isCurrent ? (
        // A plain post to a plain address: the whole document goes, as with every sign-out.
        <form action="/sign-out/forget" method="post">
          <Button tone="secondary" size="small" {...about}>
            {words.forgetCurrent}
          </Button>
        </form>
      ) : (
        <form action={forget}>{press(words.forget)}</form>
      )}
      <RenameDevice
        key={device.title}
        id={device.id}
        name={device.title}
        action={rename}
        labelledBy={titleIdOf(device)}
        words={words.rename}
        formWords={formWords}
      />
      {!device.isCurrent && (
        <DisownDevice
          id={device.id}
          action={disown}
          labelledBy={titleIdOf(device)}
          words={words.disown}
        />
      )}
    </div>
  );
}
