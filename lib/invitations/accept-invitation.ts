import type { RequestContext } from "@/lib/audit/context";
import { countRequest } from "@/lib/audit/count-request";
import { record } from "@/lib/audit/record";
import { refusePassword } from "@/lib/passwords/refuse-password";
import { now } from "@/lib/platform/clock";
import type { Database, Transaction } from "@/lib/platform/database";
import { isUniqueConflict } from "@/lib/platform/database/conflicts";
import type { Invitation } from "@/lib/platform/database/generated/client";
import { type Failure, failure, type Outcome } from "@/lib/platform/outcome";
import { hashPassword } from "@/lib/platform/password-hash";
import { rates } from "@/lib/platform/rates";
import { completeSignIn, type SignedIn } from "@/lib/sign-in/complete-sign-in";
import { closeMailTokens } from "@/lib/tokens/mail-token";
import { holdTogether, holdUser } from "@/lib/users/hold-user";
import { whoHasAddress } from "@/lib/users/who-has-address";
import { mayHold } from "./is-taken";
import { isVouchedFor } from "./is-vouched-for";
import { newAdminsNeedTwo } from "./new-admins-need-two";
import { openInvitation, unanswered } from "./open-invitation";

type Refusal = "INVALID_INPUT" | "INVALID_TOKEN" | "RATE_LIMITED";

/**
 * Makes the account with the password its owner chooses, and signs them in; `signedIn` is null where
 * sign-in asks for more. The link came by mail, so the address is proved. Somebody who is signed in is
 * not who was invited.
 */
export async function acceptInvitation(
  db: Database,
  { token, password }: { token: string; password: string },
  context: RequestContext,
): Promise<Outcome<{ signedIn: SignedIn | null }, Refusal>> {
  const limited = await countRequest(db, rates.invitationAddress, context);
  if (limited) return limited;
  const invited = await openInvitation(db, token);
  if (!invited || context.session) return refuse(db, context);
  const refused = await refusePassword(db, { password, owner: invited }, context);
  if (refused) return refused;

  const passwordHash = await hashPassword(password);
  const attempt = () => db.$transaction((tx) => enter(tx, invited, passwordHash, context));
  const userId = await attempt().catch((error: unknown) => {
    // Somebody registered the same address in the same moment: now it exists.
    if (isUniqueConflict(error)) return attempt();
    throw error;
  });
  if (!userId) return refuse(db, context);
  const proof = { userId, methods: ["pwd"], remember: false };
  const signedIn = await db.$transaction((tx) => completeSignIn(tx, proof, context));
  return { ok: true, signedIn: signedIn.ok ? signedIn : null };
}

async function enter(
  tx: Transaction,
  invited: Invitation,
  passwordHash: string,
  context: RequestContext,
): Promise<string | null> {
  const { id, email, emailNormalized, name, role: invitedAs, tokenDigest, invitedById } = invited;
  const found = await whoHasAddress(tx, emailNormalized);
  // Beside the account, whoever gave their word for it: they may be losing their rights just now.
  await holdTogether(tx, [found?.userId, invitedById].filter(isGiven));
  const existing = found && (await holdUser(tx, found.userId));
  if (existing && mayHold(existing)) return null;
  if (!(await isVouchedFor(tx, invited))) return null;
  const { count } = await tx.invitation.updateMany({
    where: { id, tokenDigest, ...unanswered, expiresAt: { gt: now() } },
    data: { acceptedAt: now() },
  });
  if (count === 0) return null;

  const at = now();
  const role = invitedAs === "ADMIN" && (await newAdminsNeedTwo(tx)) ? "USER" : invitedAs;
  const password = { passwordHash, passwordChangedAt: at, passwordBarredAt: null };
  const chosen = { name, role, ...password, emailVerifiedAt: at };
  // Whoever registered it before never showed that the address is theirs.
  const user = existing
    ? await tx.user.update({ where: { id: existing.id }, data: { ...chosen, resetByMailAt: at } })
    : await tx.user.create({ data: { ...chosen, email, emailNormalized } });
  await closeMailTokens(tx, { userId: user.id });
  await tx.invitation.update({ where: { id }, data: { userId: user.id } });
  const about = { actorId: user.id, subjectId: user.id };
  await record(
    tx,
    context,
    { type: "account.created", ...about, details: { role, invited: true } },
    { type: "invitation.accepted", ...about, details: { invitation: id } },
  );
  return user.id;
}

const isGiven = (id: string | null | undefined): id is string => typeof id === "string";

async function refuse(db: Database, context: RequestContext): Promise<Failure<"INVALID_TOKEN">> {
  await record(db, context, { type: "invitation.refused", outcome: "FAILURE" });
  return failure("INVALID_TOKEN");
}
