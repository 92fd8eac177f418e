import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { type Clock, Moment } from "@/components/ui/moment";
import type { Messages } from "@/lib/messages";

type DeviceRow = {
  id: string;
  /** As people say it, such as “Firefox on macOS”. */
  browser: string;
  firstSeenAt: Date;
  lastSeenAt: Date;
  /** Null for a device that is asked for a code. */
  trustedUntil: Date | null;
  isCurrent: boolean;
};

type DeviceListProps = {
  devices: DeviceRow[];
  stopTrusting: (data: FormData) => Promise<void>;
  words: Messages["devices"];
  clock: Clock;
};

export function DeviceList({ devices, stopTrusting, words, clock }: DeviceListProps) {
  if (devices.length === 0) {
    return <EmptyState title={words.empty}>{words.emptyHint}</EmptyState>;
  }
  return (
    <ul className="divide-y divide-line rounded-panel border border-line bg-surface-raised px-4 sm:px-6">
      {devices.map((device) => (
        <li key={device.id} className="py-4 sm:flex sm:items-center sm:gap-4">
          <Device device={device} words={words} clock={clock} />
          {device.trustedUntil && (
            <form action={stopTrusting} className="shrink-0 max-sm:mt-3">
              <input type="hidden" name="id" value={device.id} />
              <Button tone="secondary" size="small" aria-describedby={nameId(device)}>
                {words.stopTrusting}
              </Button>
            </form>
          )}
        </li>
      ))}
    </ul>
  );
}

const nameId = ({ id }: DeviceRow) => `device-${id}`;

type DeviceProps = { device: DeviceRow } & Pick<DeviceListProps, "words" | "clock">;

function Device({ device, words, clock }: DeviceProps) {
  const { browser, firstSeenAt, lastSeenAt, trustedUntil, isCurrent } = device;
  return (
    <div className="min-w-0 flex-1">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span id={nameId(device)} className="font-strong">
          {browser}
        </span>
        {isCurrent && <Badge tone="plain">{words.current}</Badge>}
        {trustedUntil && <Badge tone="good">{words.trusted}</Badge>}
      </p>
      <p className="text-14 text-ink-muted">
        {words.firstSeen} <Moment at={firstSeenAt} clock={clock} />, {words.lastSeen}{" "}
        <Moment at={lastSeenAt} clock={clock} />
      </p>
      {trustedUntil && (
        <p className="text-14 text-ink-muted">
          {words.trustEnds} <Moment at={trustedUntil} clock={clock} />
        </p>
      )}
    </div>
  );
}
