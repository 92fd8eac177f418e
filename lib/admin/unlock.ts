import { record } from "@/lib/audit/record";
import { accountUnlockedMail } from "@/lib/notifications/mails";
import { post } from "@/lib/outbox/post";
import { failure } from "@/lib/platform/outcome";
import { type Act, byAdmin } from "./by-admin";
import { liftLocks, locksOf } from "./locks";

/** Wrong passwords and wrong codes of before count no more. */
export const unlock: Act<"ALREADY_SO"> = async (tx, { person, by, reason }, context) => {
  const { password, codes } = await locksOf(tx, person);
  if (!password && !codes) return failure("ALREADY_SO");
  await liftLocks(tx, person);
  await record(tx, context, {
    type: "account.unlocked",
    actorId: by ?? undefined,
    subjectId: person.id,
    reason,
    details: { password: password !== null, codes: codes !== null },
  });
  await post(tx, accountUnlockedMail(person, reason, context));
  return { ok: true };
};

export const unlockAccount = byAdmin(unlock);
