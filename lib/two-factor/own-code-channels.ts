import { maskedPhone, offeredTo } from "@/lib/factors/one-time-codes/channels";
import type { Database } from "@/lib/platform/database";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { pendingPhone } from "./add-phone";

export type OwnCodeChannels = {
  email: { offered: boolean; isOn: boolean };
  /** Numbers as they may be shown. */
  sms: { offered: boolean; phone: string | null; pending: string | null };
};

/** What a person may see, and change, of where their codes are sent. */
export async function ownCodeChannels(
  db: Database,
  session: Authenticated,
): Promise<OwnCodeChannels> {
  const { codeChannels, ...owner } = await db.user.findUniqueOrThrow({
    where: { id: session.userId },
    include: { codeChannels: true },
  });
  const offered = await offeredTo(db, owner);
  const phone = codeChannels.find(({ channel }) => channel === "SMS");
  return {
    email: {
      offered: offered.email,
      isOn: codeChannels.some(({ channel }) => channel === "EMAIL"),
    },
    sms: {
      offered: offered.sms,
      phone: phone ? maskedPhone(phone) : null,
      pending: await pendingPhone(db, session),
    },
  };
}
