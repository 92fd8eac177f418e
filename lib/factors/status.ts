import { now } from "@/lib/platform/clock";
import type { Database } from "@/lib/platform/database";
import type { FactorMethod } from "./claim-factor";

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
    select: {
      twoFactorSince: true,
      lastMethod: true,
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
  const methods: FactorMethod[] = [];
  if (authenticators > 0) methods.push("totp");
  if (backupCodes > 0) methods.push("backup_code");
  const enabledAt = user.twoFactorSince;
  const pending = authenticatorSetups > 0 ? "SETUP_IN_PROGRESS" : "DISABLED";
  return {
    state: enabledAt ? "ENABLED" : pending,
    methods: enabledAt ? methods.sort((one) => (one === user.lastMethod ? -1 : 1)) : [],
    backupCodesLeft: enabledAt ? backupCodes : 0,
    enabledAt,
  };
}
