import { commandLineContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { after } from "@/lib/platform/clock";
import type { Database } from "@/lib/platform/database";
import { environment } from "@/lib/platform/environment";
import { limits } from "@/lib/platform/limits";
import { issueMailToken } from "@/lib/tokens/mail-token";

export const anAdminExists = async (db: Pick<Database, "user">): Promise<boolean> =>
  (await db.user.findFirst({ where: { role: "ADMIN" }, select: { id: true } })) !== null;

/** A fresh link to make the first admin; earlier ones end. Null once there is an admin. */
export async function createSetupLink(db: Database): Promise<string | null> {
  if (await anAdminExists(db)) return null;
  const { secret } = await db.$transaction(async (tx) => {
    await tx.mailToken.deleteMany({ where: { purpose: "SETUP" } });
    await record(tx, commandLineContext("start"), { type: "setup.link_created" });
    return issueMailToken(tx, { purpose: "SETUP", expiresAt: after(limits.setupLinkHours * 3600) });
  });
  return new URL(`/setup?token=${secret}`, environment().SALLYPORT_URL).href;
}
