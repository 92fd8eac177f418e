import type { Metadata } from "next";
import { AccountShell } from "@/components/account/account-shell";
import { DeviceList } from "@/components/account/device-list";
import { PageHeader } from "@/components/ui/page-header";
import { PageNotice } from "@/components/ui/page-notice";
import { browserName } from "@/lib/browsers/browser-name";
import { listDevices } from "@/lib/devices/list";
import { messagesFor } from "@/lib/messages";
import { database } from "@/lib/platform/database";
import { readQuery, type SearchParams } from "@/lib/web/query";
import { readerClock } from "@/lib/web/reader";
import { requireSession } from "@/lib/web/session";
import { stopTrustingAction } from "./actions";

const words = messagesFor();

export const metadata: Metadata = { title: words.devices.title };

export default async function DevicesPage({ searchParams }: { searchParams: SearchParams }) {
  const { notice } = await readQuery(searchParams);
  const session = await requireSession();
  const { email, role } = session;
  const devices = await listDevices(database(), session);
  return (
    <AccountShell
      words={words.shell}
      product={words.product}
      current="devices"
      account={{ email, isAdmin: role === "ADMIN" }}
    >
      <PageHeader title={words.devices.title}>{words.devices.intro}</PageHeader>
      <div className="mb-6">
        <PageNotice notice={notice} done={words.devices.notices} failures={words.failures} />
      </div>
      <DeviceList
        devices={devices.map(({ userAgent, ...device }) => ({
          ...device,
          browser: browserName(userAgent, words.browser),
        }))}
        stopTrusting={stopTrustingAction}
        words={words.devices}
        clock={await readerClock()}
      />
    </AccountShell>
  );
}
