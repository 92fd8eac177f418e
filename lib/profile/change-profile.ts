import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { contactPhoneChangedMail } from "@/lib/notifications/mails";
import { post } from "@/lib/outbox/post";
import type { Database, Transaction } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { failure, type Outcome } from "@/lib/platform/outcome";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { holdOwn } from "@/lib/sessions/hold-own";
import type { Unconfirmed } from "@/lib/step-up/act-confirmed";
import { needsConfirmation } from "@/lib/step-up/fresh";
import { openContactPhone, sealContactPhone } from "./contact-phone";
import { type Profile, profileOf } from "./read-profile";
import type { ThemeName } from "./schema";

/** What is left out stays; null takes away. */
export type ProfileChange = {
  name?: string;
  language?: string;
  timeZone?: string | null;
  theme?: ThemeName;
  contactPhone?: string | null;
};

const themes = { system: "SYSTEM", light: "LIGHT", dark: "DARK" } as const;

/**
 * Changes what is given and differs. The contact phone asks for a fresh proof: somebody may ring it one
 * day to find out whether a person is who they say.
 */
export async function changeProfile(
  db: Database,
  session: Authenticated,
  { contactPhone, theme, ...plain }: ProfileChange,
  context: RequestContext,
): Promise<Outcome<{ profile: Profile }, Unconfirmed>> {
  const unconfirmed = contactPhone === undefined ? null : needsConfirmation(session);
  if (unconfirmed) return unconfirmed;
  return db.$transaction(async (tx) => {
    const owner = await holdOwn(tx, session);
    if (!owner) return failure("UNAUTHENTICATED");
    const given = { ...plain, theme: theme && themes[theme] };
    const changed = differing(owner, given);
    if (changed.length > 0) {
      const data = Object.fromEntries(changed);
      await tx.user.update({ where: { id: owner.id }, data });
      const details = { changed: changed.map(([field]) => field) };
      await record(tx, context, { type: "profile.changed", subjectId: owner.id, details });
    }
    if (contactPhone !== undefined) await putContactPhone(tx, owner, contactPhone, context);
    const user = await tx.user.findUniqueOrThrow({ where: { id: owner.id } });
    return { ok: true, profile: profileOf(user.id, user) };
  });
}

type Plain = Partial<Pick<User, "name" | "language" | "timeZone" | "theme">>;

const differing = (owner: User, given: Plain): [string, string | null][] =>
  Object.entries(given).filter(
    (entry): entry is [string, string | null] =>
      entry[1] !== undefined && entry[1] !== owner[entry[0] as keyof Plain],
  );

async function putContactPhone(
  tx: Transaction,
  owner: User,
  phone: string | null,
  context: RequestContext,
): Promise<void> {
  if (phone === openContactPhone(owner.id, owner.contactPhone)) return;
  await tx.user.update({
    where: { id: owner.id },
    data: { contactPhone: phone === null ? null : sealContactPhone(phone, owner.id) },
  });
  await record(tx, context, {
    type: "contact_phone.changed",
    subjectId: owner.id,
    details: { removed: phone === null },
  });
  await post(tx, contactPhoneChangedMail(owner, context));
}
