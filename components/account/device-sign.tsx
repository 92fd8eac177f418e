import { Icon } from "@/components/ui/icon";
import type { DeviceKind } from "@/lib/browsers/device-kind";

/** What kind of thing it is, at a glance; the words beside it say which. */
export function DeviceSign({ kind }: { kind: DeviceKind }) {
  return (
    <span className="grid size-9 shrink-0 place-items-center rounded-control bg-surface-sunken text-ink-muted">
      <Icon name={kind} />
    </span>
  );
}
