import type { Client } from "pg";
import { disableAccount } from "@/lib/admin/disable-account";
import { endAllSessions } from "@/lib/admin/end-all-sessions";
import { requirePasswordReset } from "@/lib/admin/require-password-reset";
import { resetTwoFactorOf } from "@/lib/admin/reset-two-factor";
import { unlockAccount } from "@/lib/admin/unlock";
import { acceptInvitation } from "@/lib/invitations/accept-invitation";
import { invite } from "@/lib/invitations/invite";
import { withdrawInvitation } from "@/lib/invitations/withdraw";
import { database } from "@/lib/platform/database";
import type { PolicyChoices } from "@/lib/policies/catalogue";
import { sendStartLink } from "@/lib/recovery/send-link";
import { startRecovery } from "@/lib/recovery/start-recovery";
import { findDue } from "@/lib/reminders/due";
import { remindPerson } from "@/lib/reminders/remind-person";
import { openKey } from "@/lib/service-keys/open-key";
import { revokeKey } from "@/lib/service-keys/revoke-key";
import { aSession } from "@/scripts/testing/people";
import { aBrowser } from "./cast";
import type { Chance } from "./chance";
import { type Act, atDesk, invites, made, must, on, ruled } from "./desk";
import { block, contextOf, type Lived, lockOut } from "./life";
import { newestSecret } from "./messages";
import { asOf, daysAgo } from "./past";

type Desk = {
  superuser: Client;
  chance: Chance;
  /** Two admins, and everybody there is. */
  ada: Lived;
  noor: Lived;
  people: Lived[];
  password: string;
};

const BEGINS_IN_DAYS = 30;
const DAY_MS = 24 * 3600 * 1000;

/** What the admins did meanwhile, oldest first. Nobody else does anything while this runs. */
export async function workTheDesk(desk: Desk): Promise<void> {
  const { ada, noor, people, superuser } = desk;
  const db = database();
  const at = <T>(days: number, happen: () => Promise<T>) =>
    asOf(superuser, "everybody", daysAgo(days), happen);
  const sits = (admin: Lived, days: number, act: Act) => at(days, () => atDesk(admin, act));
  const some = chosenFrom(people);

  const shop = await at(84, () =>
    made(ada, {
      name: "Shop checkout",
      scopes: ["password:verify", "mfa:read", "mfa:challenge"],
      lifetimeDays: 365,
      reason: "The shop asks once more before it pays money out.",
    }),
  );
  const importer = await at(83, () =>
    made(ada, {
      name: "Old member import",
      scopes: ["mfa:read"],
      lifetimeDays: null,
      reason: "To compare both systems while people move.",
    }),
  );
  await sits(
    ada,
    70,
    ruled("passwords", { ...PASSWORDS, charactersMin: 14 }, "Asked for in the audit of spring."),
  );
  await at(58, () =>
    made(noor, {
      name: "Payroll",
      scopes: ["password:verify"],
      lifetimeDays: 30,
      reason: "A trial of the new payroll.",
    }),
  );
  await sits(
    noor,
    47,
    ruled("passwords", PASSWORDS, "People wrote longer ones down. Common ones are refused anyway."),
  );
  await sits(ada, 40, (session, context) =>
    revokeKey(db, session, { id: importer.id, reason: "The move is done." }, context),
  );
  await sits(
    ada,
    38,
    ruled("trustedDevices", { days: 14 }, "Many share a desk, and change it every other week."),
  );
  await at(27, async () => {
    const invited = {
      name: "Ingrid Solheim",
      email: "ingrid.solheim@example.com",
      role: "USER",
    } as const;
    await atDesk(ada, (session, context) => invite(db, session, invited, context));
    const accepted = { token: await newestSecret("invited"), password: desk.password };
    must(await acceptInvitation(db, accepted, contextOf(aBrowser(desk.chance))));
  });
  await at(24, () =>
    made(ada, {
      name: "Mobile gateway",
      scopes: ["session:introspect"],
      lifetimeDays: null,
      reason: "The gateway asks whose an access token is.",
    }),
  );
  await sits(
    noor,
    16,
    on(resetTwoFactorOf, some("protected"), "Phone lost, and identity shown in person."),
  );
  await sits(ada, 14, invites("Wanjiru Kamau", "wanjiru.kamau@example.com"));
  await sits(noor, 12, ruled("recovery", { waitHours: 96 }, "A long weekend has four days."));
  for (const person of people.filter(({ part }) => part.ends === "disabled")) {
    const [days, reason] = desk.chance.oneOf(LEFT);
    await sits(desk.chance.oneOf([ada, noor]), days, on(disableAccount, person, reason));
  }
  const lockedOut = some("protected");
  await at(8, async () => {
    await lockOut(lockedOut.user, aBrowser(desk.chance));
    await block(lockedOut.user);
    await atDesk(
      noor,
      on(unlockAccount, lockedOut, "Called from the number we have, and had a new keyboard."),
    );
  });
  await sits(ada, 6, invites("Theodora Papadopoulou", "theodora.papadopoulou@example.com"));
  await sits(
    ada,
    5,
    ruled(
      "requiredTwoFactor",
      everyoneFrom(daysAgo(-BEGINS_IN_DAYS)),
      "Two-factor for everybody, as the board decided.",
    ),
  );
  await sits(ada, 4.5, async (session, context) => {
    const { id } = await db.invitation.findFirstOrThrow({ orderBy: { id: "desc" } });
    return withdrawInvitation(db, session, id, context);
  });
  for (const days of [4, 3.1]) {
    const [due] = (await findDue(db, { at: daysAgo(0) })).people;
    if (due)
      await sits(ada, days, (session, context) => remindPerson(db, session, due.id, context));
  }
  await sits(noor, 3, invites("Luca Ferraro", "luca.ferraro@example.com"));
  await sits(
    ada,
    2,
    on(
      requirePasswordReset,
      some("unprotected"),
      "Their password was in a leak of another company.",
    ),
  );
  const waiting = some("protected");
  await at(1.4, () => loseEverything(waiting));
  await sits(
    noor,
    1,
    invites(
      "Oyelaran Adebayo-Whitfield",
      "oyelaran.adebayo-whitfield@correspondence.example.com",
      "ADMIN",
    ),
  );
  const careless = some("unprotected");
  await at(0.3, async () => {
    await aSession(careless.user, contextOf(careless.part.character.browsers[0]));
    await atDesk(
      noor,
      on(endAllSessions, careless, "Left signed in on a computer of the library."),
    );
  });
  await at(0.1, async () => {
    must(await openKey(db, shop.key, "mfa:read", contextOf(aBrowser(desk.chance))));
  });
}

const PASSWORDS = { charactersMin: 12, history: 5, kindsMin: 0, expiryDays: null };

const LEFT: readonly [[number, string], ...[number, string][]] = [
  [11, "Left the company."],
  [10, "Their owner asked for it, and comes back next year."],
  [9, "Sent unwanted mail to others."],
];

const everyoneFrom = (at: Date): PolicyChoices["requiredTwoFactor"] => ({
  who: "everyone",
  from: new Date(Math.floor(at.getTime() / DAY_MS) * DAY_MS).toISOString(),
  graceDays: 14,
});

/** Each time somebody else: one to whom nothing else happens here. */
function chosenFrom(people: Lived[]) {
  const free = people.filter(
    ({ part }) => part.role === "USER" && part.ends === "active" && part.joinedDaysAgo > 20,
  );
  return (kind: "protected" | "unprotected"): Lived => {
    const index = free.findIndex(({ secret, part }) => {
      const isProtected = secret !== undefined;
      return isProtected === (kind === "protected") && part.character.email !== "robin@example.com";
    });
    const [person] = index < 0 ? [] : free.splice(index, 1);
    if (!person) throw new Error("Too few people live here.");
    return person;
  };
}

/** The link that begins the wait is in a mail, as its owner would read it. */
async function loseEverything({ user, part }: Lived): Promise<void> {
  const context = contextOf(part.character.browsers[0]);
  await database().$transaction(async (tx) => {
    const owner = await tx.user.findUniqueOrThrow({ where: { id: user.id } });
    await sendStartLink(tx, owner, context);
  });
  await startRecovery(database(), await newestSecret("recover/start"), context);
}
