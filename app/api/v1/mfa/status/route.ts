import { statusOperation } from "@/lib/api/mfa-operations";
import { twoFactorStatus } from "@/lib/factors/status";
import { database } from "@/lib/platform/database";
import { answered, operation, routes } from "@/lib/web/route";

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  operation(statusOperation, async ({ session }) => {
    const { enabledAt, ...status } = await twoFactorStatus(database(), session.userId);
    return answered({ ...status, enabledAt: enabledAt?.toISOString() ?? null });
  }),
);
