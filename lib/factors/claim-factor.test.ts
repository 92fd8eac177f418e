import { PrismaPg } from "@prisma/adapter-pg";
import { afterAll, expect, test } from "vitest";
import { database } from "@/lib/platform/database";
import { PrismaClient } from "@/lib/platform/database/generated/client";
import { testDatabase } from "@/scripts/testing/database";
import { aPerson, withTwoFactor } from "@/scripts/testing/people";
import { totpCode } from "@/scripts/testing/totp";
import { claimFactor } from "./claim-factor";
import type { FactorMethod } from "./methods";

/** As another instance has it: connections of its own. */
const elsewhere = new PrismaClient({
  adapter: new PrismaPg({ connectionString: testDatabase().databaseUrl }),
});

afterAll(() => elsewhere.$disconnect());

test.each<FactorMethod>(["totp", "backup_code"])(
  "of twenty claims of one %s at once one counts, though nobody holds the account",
  async (method) => {
    const user = await aPerson();
    const userId = user.id;
    const { session, secret, backupCodes } = await withTwoFactor(user);
    const binding = { purpose: "STEP_UP", boundTo: session.sessionId } as const;
    for (const backupCode of [...backupCodes, ...backupCodes]) {
      await database().authenticator.updateMany({ where: { userId }, data: { lastStep: 0 } });
      await database().backupCode.updateMany({ where: { userId }, data: { usedAt: null } });
      const code = method === "totp" ? totpCode(secret) : backupCode;
      const claims = await Promise.all(
        Array.from({ length: 20 }, (_, at) =>
          (at % 2 ? elsewhere : database()).$transaction((tx) =>
            claimFactor(tx, user, { method, code }, binding),
          ),
        ),
      );
      expect(claims.filter(Boolean)).toHaveLength(1);
    }
  },
  60_000,
);
