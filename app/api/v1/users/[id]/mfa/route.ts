import { readSecondFactorOperation } from "@/lib/api/service-operations";
import { database } from "@/lib/platform/database";
import { readSecondFactor } from "@/lib/services/read-second-factor";
import { answered, operation, routes } from "@/lib/web/route";

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  operation(readSecondFactorOperation, async ({ id }) => {
    const read = await readSecondFactor(database(), id);
    if (!read.ok) return read;
    const { state, methods, enabledAt } = read;
    return answered({ state, methods, enabledAt: enabledAt?.toISOString() ?? null });
  }),
);
