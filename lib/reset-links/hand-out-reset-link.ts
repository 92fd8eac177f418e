import type { RequestContext } from "@/lib/audit/context";
import type { Database } from "@/lib/platform/database";
import { environment } from "@/lib/platform/environment";
import { failure, type Outcome } from "@/lib/platform/outcome";
import { normalizeEmail } from "@/lib/users/email";
import { holdUser } from "@/lib/users/hold-user";
import { issueResetLink } from "./issue-reset-link";

/** For an operator who hands it over, where no mail goes out. Nothing is mailed before it is used. */
export async function handOutResetLink(
  db: Database,
  { email }: { email: string },
  context: RequestContext,
): Promise<Outcome<{ link: string; expiresAt: Date }, "NOT_FOUND">> {
  const emailNormalized = normalizeEmail(email);
  return db.$transaction(async (tx) => {
    const found = await tx.user.findUnique({ where: { emailNormalized }, select: { id: true } });
    const user = found && (await holdUser(tx, found.id));
    if (!user || user.disabledAt || user.deletedAt) return failure("NOT_FOUND");
    const about = { userId: user.id, reason: "command_line" };
    const { secret, expiresAt } = await issueResetLink(tx, about, context);
    const { href } = new URL(`/reset-password?token=${secret}`, environment().SALLYPORT_URL);
    return { ok: true, link: href, expiresAt };
  });
}
