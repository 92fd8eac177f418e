import { now } from "@/lib/platform/clock";
import type { Database } from "@/lib/platform/database";
import { type FactorMethod, factorMethods } from "./methods";
import { methodOf, offeredTo } from "./one-time-codes/channels";

export type TwoFactorState = "DISABLED" | "SETUP_IN_PROGRESS" | "ENABLED";

export type TwoFactorStatus = {
  state: TwoFactorState;
  methods: FactorMethod[];
  backupCodesLeft: number;
  enabledAt: Date | null;
};

/** The one answer to "which methods, since when"; for the person, for admins and for other services. */
export async function twoFactorStatus(db: Database, userId: string): Promise<TwoFactorStatus> {
  const user = await db.user.findUniqueOrThrow({
    where: { id: userId },
    include: {
      codeChannels: { select: { channel: true } },
      _count: {
        select: {
          backupCodes: { where: { usedAt: null } },
          authenticators: true,
          authenticatorSetups: { where: { expiresAt: { gt: now() }, session: { endedAt: null } } },
        },
      },
    },
  });
  const { backupCodes, authenticators, authenticatorSetups } = user._count;
  const offered = await offeredTo(db, user);
  const sent = user.codeChannels.map(({ channel }) => methodOf[channel]);
  const usable: Record<FactorMethod, boolean> = {
    totp: authenticators > 0,
    email: sent.includes("email") && offered.email,
    sms: sent.includes("sms") && offered.sms,
    backup_code: backupCodes > 0,
  };
  const methods = factorMethods.filter((method) => usable[method]);
  const enabledAt = user.twoFactorSince;
  const pending = authenticatorSetups > 0 ? "SETUP_IN_PROGRESS" : "DISABLED";
  return {
    state: enabledAt ? "ENABLED" : pending,
    methods: enabledAt ? lastUsedFirst(methods, user.lastMethod) : [],
    backupCodesLeft: enabledAt ? backupCodes : 0,
    enabledAt,
  };
}

const lastUsedFirst = (methods: FactorMethod[], last: string | null): FactorMethod[] =>
  methods.toSorted((one, other) => Number(other === last) - Number(one === last));
