import { DeviceSign } from "@/components/account/device-sign";
import { Badge } from "@/components/ui/badge";
import { type Clock, Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import type { DescribedDevice } from "@/lib/browsers/describe-device";
import type { Messages } from "@/lib/messages";
import { plural } from "@/lib/messages/format";
import { LongList } from "./long-list";

export type PersonDevice = DescribedDevice & {
  id: string;
  firstSeenAt: Date;
  lastSeenAt: Date;
  trustedUntil: Date | null;
};

type DevicesPanelProps = {
  devices: PersonDevice[];
  words: Messages["adminPerson"]["devices"];
  rowWords: Messages["devices"];
  clock: Clock;
};

export function DevicesPanel({ devices, words, ...common }: DevicesPanelProps) {
  const { locale } = common.clock;
  const note = devices.length === 0 ? words.none : plural(locale, words.count, devices.length);
  return (
    <Panel id="devices" title={words.title} note={note}>
      <LongList
        items={devices.map((device) => ({
          id: device.id,
          row: <Device device={device} words={words} {...common} />,
        }))}
        more={words.more}
        locale={locale}
      />
    </Panel>
  );
}

type DeviceProps = Omit<DevicesPanelProps, "devices"> & { device: PersonDevice };

function Device({ device, words, rowWords, clock }: DeviceProps) {
  const { kind, title, about, firstSeenAt, lastSeenAt, trustedUntil } = device;
  return (
    <li className="flex gap-3.5 py-4">
      <DeviceSign kind={kind} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="min-w-0 font-strong wrap-anywhere">{title}</span>
          {trustedUntil && <Badge tone="good">{rowWords.trusted}</Badge>}
        </p>
        {about.length > 0 && (
          <p className="text-14 text-ink-muted wrap-anywhere">{about.join(", ")}</p>
        )}
        <p className="text-14 text-ink-muted">
          {rowWords.firstSeen} <Moment at={firstSeenAt} clock={clock} />, {rowWords.lastSeen}{" "}
          <Moment at={lastSeenAt} clock={clock} />
        </p>
        {trustedUntil && (
          <p className="text-14 text-ink-muted">
            {words.trustEnds} <Moment at={trustedUntil} clock={clock} />
          </p>
        )}
      </div>
    </li>
  );
}
