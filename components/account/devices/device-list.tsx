import { EmptyState } from "@/components/ui/empty-state";
import { type DeviceItem, DeviceRow, type DeviceRowProps } from "./device-row";

type DeviceListProps = Omit<DeviceRowProps, "device"> & { devices: DeviceItem[] };

export function DeviceList({ devices, ...common }: DeviceListProps) {
  const { words } = common;
  if (devices.length === 0) {
    return <EmptyState title={words.empty}>{words.emptyHint}</EmptyState>;
  }
  return (
    <ul className="divide-y divide-line rounded-panel border border-line bg-surface-raised px-4 sm:px-6">
      {devices.map((device) => (
        <DeviceRow key={device.id} device={device} {...common} />
      ))}
    </ul>
  );
}
