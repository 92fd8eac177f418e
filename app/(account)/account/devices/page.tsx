import type { Metadata } from "next";
import { AccountShell } from "@/components/account/account-shell";
import { DeviceList } from "@/components/account/devices/device-list";
import { PageHeader } from "@/components/ui/page-header";
import { PageNotice } from "@/components/ui/page-notice";
import { describeDevice } from "@/lib/browsers/describe-device";
import { type ListedDevice, listDevices } from "@/lib/devices/list";
import { messagesFor } from "@/lib/messages";
import { readQuery, type SearchParams } from "@/lib/web/query";
import { readerClock } from "@/lib/web/reader";
import { requireSession } from "@/lib/web/session";
import { shellOf } from "@/lib/web/shell";
import * as actions from "./actions";

const words = messagesFor();
const text = words.devices;

export const metadata: Metadata = { title: text.title };

export default async function DevicesPage({ searchParams }: { searchParams: SearchParams }) {
  const session = await requireSession();
  const { notice } = await readQuery(searchParams);
  const clock = await readerClock();
  const devices = await listDevices(session);
  return (
    <AccountShell {...(await shellOf(session))} current="devices">
      <PageHeader title={text.title}>
        {text.intro} {devices.length > 0 && text.about}
      </PageHeader>
      <div className="not-empty:mb-6">
        <PageNotice
          notice={notice}
          done={text.notices}
          failures={{ ...words.generalFailures, NOT_FOUND: text.gone }}
        />
      </div>
      <DeviceList
        devices={devices.map((device) => itemOf(device, clock.locale))}
        stopTrusting={actions.stopTrustingAction}
        forget={actions.forgetAction}
        disown={actions.disownAction}
        rename={actions.renameAction}
        words={text}
        formWords={words.form}
        clock={clock}
      />
    </AccountShell>
  );
}

const itemOf = (device: ListedDevice, locale: string) => ({
  ...device,
  ...describeDevice(device, words, locale),
});
