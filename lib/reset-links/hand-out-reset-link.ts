import type { RequestContext } from "@/lib/audit/context";
import type { Database } from "@/lib/platform/database";
import { environment } from "@/lib/platform/environment";
import { failure, type Outcome } from "@/lib/platform/outcome";
import { normalizeEmail } from "@/lib/users/email";
import { holdByEmail } from "@/lib/users/hold-user";
import { isClosed } from "@/lib/users/is-closed";
import { issueResetLink } from "./issue-reset-link";

/** For an operator who hands it over, where no mail goes out. Nothing is mailed before it is used. */
export async function handOutResetLink(
  db: Database,
  { email }: { email: string },
  context: RequestContext,
): Promise<Outcome<{ link: string; expiresAt: Date }, "NOT_FOUND">> {
  const emailNormalized = normalizeEmail(email);
  return db.$transaction(async (tx) => {
    const user = await holdByEmail(tx, emailNormalized);
    if (!user || isClosed(user)) return failure("NOT_FOUND");
    const about = { userId: user.id, reason: "command_line" };
    const { secret, expiresAt } = await issueResetLink(tx, about, context);
    const { href } = new URL(`/reset-password?token=${secret}`, environment().SALLYPORT_URL);
    return { ok: true, link: href, expiresAt };
  });
}
