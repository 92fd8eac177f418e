import { afterAll, expect, test } from "vitest";
import { removeAdmin } from "@/lib/admin/remove-admin";
import { record } from "@/lib/audit/record";
import { eraseAccount } from "@/lib/deletion/erase-account";
import { openEnvelope } from "@/lib/outbox/envelope";
import { closeDatabase, database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import {
  aContext,
  anEmail,
  aPerson,
  aSession,
  PASSWORD,
  stale,
  withTwoFactor,
} from "@/scripts/testing/people";
import { asOwner, eventsOf } from "@/scripts/testing/rows";
import { acceptInvitation } from "./accept-invitation";
import { invite } from "./invite";
import { listInvitations } from "./list-invitations";
import { openInvitation } from "./open-invitation";
import { acceptSchema } from "./schema";
import { sendInvitationAgain } from "./send-again";
import { withdrawInvitation } from "./withdraw";

afterAll(closeDatabase);

const db = database();
const AT_ONCE = 20;

const anAdmin = async () => (await withTwoFactor(await aPerson({ role: "ADMIN" }))).session;

const invitationTo = (email: string) =>
  db.invitation.findFirstOrThrow({ where: { email }, orderBy: { id: "desc" } });

/** The links mailed to an address that is nobody's, oldest first. */
async function linksTo(email: string): Promise<string[]> {
  const messages = await db.outboxMessage.findMany({
    where: { template: "invitation" },
    orderBy: { id: "asc" },
  });
  return messages.flatMap((message) => {
    const { to, text = "" } = openEnvelope(message) ?? {};
    return to === email ? [/token=([\w-]+)/.exec(text)?.[1] ?? ""] : [];
  });
}

async function invited(role: "USER" | "ADMIN" = "USER") {
  const admin = await anAdmin();
  const email = anEmail();
  const sent = await invite(db, admin, { name: "Noor Hale", email, role }, aContext());
  expect(sent).toEqual({ ok: true });
  const [token = ""] = await linksTo(email);
  return { admin, email, token, id: (await invitationTo(email)).id };
}

const accept = (token: string, context = aContext()) =>
  acceptInvitation(db, { token, password: PASSWORD }, context);

const dead = { ok: false, code: "INVALID_TOKEN" };

test("the link opens one verified account in the role of the invitation, signed in", async () => {
  const { email, token } = await invited("ADMIN");
  expect(await accept(token)).toMatchObject({ ok: true, signedIn: { ok: true } });
  const user = await db.user.findUniqueOrThrow({ where: { emailNormalized: email } });
  expect(user).toMatchObject({
    name: "Noor Hale",
    role: "ADMIN",
    emailVerifiedAt: expect.any(Date),
  });
  expect(await eventsOf(user.id)).toEqual(
    expect.arrayContaining(["account.created", "invitation.accepted", "sign_in.succeeded"]),
  );
  expect(await accept(token)).toEqual(dead);
});

test.each([
  ["is no admin any more", `UPDATE "user" SET "role" = 'USER' WHERE "id" = $1`],
  ["was disabled", `UPDATE "user" SET "disabled_at" = now() WHERE "id" = $1`],
  ["has no second factor", `UPDATE "user" SET "two_factor_since" = NULL WHERE "id" = $1`],
  ["is erased", `DELETE FROM "user" WHERE "id" = $1`],
])("nobody becomes an admin by the word of one who %s", async (_, change) => {
  const { admin, email, token } = await invited("ADMIN");
  await asOwner(change, [admin.userId]);
  expect(await openInvitation(db, token)).toBeNull();
  expect(await accept(token)).toEqual(dead);
  expect(await db.user.count({ where: { emailNormalized: email } })).toBe(0);
});

test("nor of one who says it was not them, or lost the role between; until another admin sends it", async () => {
  const { admin, email, token, id } = await invited("ADMIN");
  const context = aContext();
  await record(db, context, { type: "account.disowned", subjectId: admin.userId });
  expect(await accept(token)).toEqual(dead);
  expect(await sendInvitationAgain(db, await anAdmin(), id, aContext())).toEqual({ ok: true });
  const [, again = ""] = await linksTo(email);
  expect(await accept(again)).toMatchObject({ ok: true });

  const other = await invited("ADMIN");
  const { userId } = other.admin;
  const byAnother = { personId: userId, reason: "They moved" };
  await removeAdmin(db, await anAdmin(), byAnother, aContext());
  await asOwner(`UPDATE "user" SET "role" = 'ADMIN' WHERE "id" = $1`, [userId]);
  expect(await accept(other.token)).toEqual(dead);
});

test("who invited and is no admin any more: what they gave no rights is good still", async () => {
  const { admin, token } = await invited("USER");
  await asOwner(`UPDATE "user" SET "role" = 'USER' WHERE "id" = $1`, [admin.userId]);
  expect(await accept(token)).toMatchObject({ ok: true });
});

test("accepting while the one who invited loses the role: at once means one or the other", async () => {
  for (let round = 0; round < 5; round++) {
    const { admin, email, token } = await invited("ADMIN");
    const remover = await anAdmin();
    const input = { personId: admin.userId, reason: "They moved" };
    const [accepted, removed] = await Promise.all([
      accept(token),
      removeAdmin(db, remover, input, aContext()),
    ]);
    expect(removed).toEqual({ ok: true });
    const made = await db.user.findUnique({ where: { emailNormalized: email } });
    expect(made?.role === "ADMIN").toBe(accepted.ok);
  }
});

test("nothing but the password comes from the form", () => {
  const token = "A".repeat(43);
  for (const extra of [{ role: "ADMIN" }, { email: "x@example.test" }, { name: "X" }]) {
    expect(acceptSchema.safeParse({ token, password: PASSWORD, ...extra }).success).toBe(false);
  }
});

test("of many who use the link at once, one gets an account", async () => {
  const { email, token } = await invited();
  const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => accept(token)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await db.user.count({ where: { emailNormalized: email } })).toBe(1);
  expect(await db.session.count({ where: { user: { emailNormalized: email } } })).toBe(1);
});

test("of many invitations to one address at once, one stays open, and only its link works", async () => {
  const admins = await Promise.all([anAdmin(), anAdmin(), anAdmin()]);
  const email = anEmail();
  const input = { name: "Noor Hale", email, role: "USER" } as const;
  const answers = await Promise.all(admins.map((admin) => invite(db, admin, input, aContext())));
  expect(answers.some(({ ok }) => ok)).toBe(true);
  const open = { email, withdrawnAt: null, acceptedAt: null };
  expect(await db.invitation.count({ where: open })).toBe(1);
  const opened = await Promise.all((await linksTo(email)).map((link) => openInvitation(db, link)));
  expect(opened.filter(Boolean)).toHaveLength(1);
});

test("a withdrawn link, an older one, and one whose time is up open nothing", async () => {
  const one = await invited();
  expect(await withdrawInvitation(db, one.admin, one.id, aContext())).toEqual({ ok: true });
  expect(await accept(one.token)).toEqual(dead);
  const gone = { ok: false, code: "NOT_FOUND" };
  expect(await withdrawInvitation(db, one.admin, one.id, aContext())).toEqual(gone);
  expect(await sendInvitationAgain(db, one.admin, one.id, aContext())).toEqual(gone);

  const two = await invited();
  expect(await sendInvitationAgain(db, two.admin, two.id, aContext())).toEqual({ ok: true });
  const [older = "", newer = ""] = await linksTo(two.email);
  expect(await accept(older)).toEqual(dead);
  await asOwner(`UPDATE "invitation" SET "expires_at" = now() WHERE "id" = $1`, [two.id]);
  expect(await accept(newer)).toEqual(dead);
  const [listed] = (await listInvitations(db)).invitations;
  expect(listed).toMatchObject({ email: two.email, state: "expired" });
  expect(listed).not.toHaveProperty("tokenDigest");
});

test("somebody who is signed in is not who was invited, and uses nothing up", async () => {
  const { token } = await invited();
  const person = await aPerson();
  const { sessionId: id } = await aSession(person);
  const context = aContext({ session: { id, userId: person.id } });
  expect(await accept(token, context)).toEqual(dead);
  expect(await accept(token)).toMatchObject({ ok: true });
});

test("a password that may not be chosen uses nothing up", async () => {
  const { token } = await invited();
  const weak = { token, password: "password1234" };
  expect(await acceptInvitation(db, weak, aContext())).toMatchObject({ code: "INVALID_INPUT" });
  expect(await accept(token)).toMatchObject({ ok: true });
});

test("an account that was made meanwhile stays as it is, unless nobody proved its address", async () => {
  const taken = await invited("ADMIN");
  const owner = await aPerson({ email: taken.email });
  expect(await accept(taken.token)).toEqual(dead);
  expect(await db.user.findUniqueOrThrow({ where: { id: owner.id } })).toEqual(owner);
  const closed = { name: "Noor Hale", email: taken.email, role: "USER" } as const;
  expect(await invite(db, taken.admin, closed, aContext())).toMatchObject({
    fields: { email: "email.hasAccount" },
  });

  const squatted = await invited();
  const squatter = await aPerson({ email: squatted.email, emailVerifiedAt: null, name: "Eve" });
  expect(await accept(squatted.token)).toMatchObject({ ok: true });
  const user = await db.user.findUniqueOrThrow({ where: { id: squatter.id } });
  expect(user).toMatchObject({ name: "Noor Hale", emailVerifiedAt: expect.any(Date) });
  expect(user.passwordHash).not.toBe(squatter.passwordHash);
});

test("nobody keeps an invitation away by registering its address first", async () => {
  const admin = await anAdmin();
  const email = anEmail();
  const squatter = await aPerson({ email, emailVerifiedAt: null, name: "Eve" });
  const input = { name: "Noor Hale", email, role: "USER" } as const;
  expect(await invite(db, admin, input, aContext())).toEqual({ ok: true });
  const { id } = await invitationTo(email);
  expect(await sendInvitationAgain(db, admin, id, aContext())).toEqual({ ok: true });
  const [, token = ""] = await linksTo(email);
  expect(await accept(token)).toMatchObject({ ok: true, signedIn: { userId: squatter.id } });

  const other = anEmail();
  await aPerson({ email: other, emailVerifiedAt: null, disabledAt: new Date() });
  expect(await invite(db, admin, { ...input, email: other }, aContext())).toMatchObject({
    fields: { email: "email.hasAccount" },
  });
});

test("only an admin with a fresh proof invites, sends again or withdraws", async () => {
  const { admin, id, email } = await invited();
  const input = { name: "Noor Hale", email: anEmail(), role: "ADMIN" } as const;
  const member = (await withTwoFactor(await aPerson())).session;
  const acts = (session: typeof admin) => [
    invite(db, session, input, aContext()),
    sendInvitationAgain(db, session, id, aContext()),
    withdrawInvitation(db, session, id, aContext()),
  ];
  const confirm = { ok: false, code: "CONFIRMATION_REQUIRED" };
  expect(await Promise.all(acts(stale(admin)))).toEqual([confirm, confirm, confirm]);
  const nothing = { ok: false, code: "NOT_FOUND" };
  expect(await Promise.all(acts(member))).toEqual([nothing, nothing, nothing]);
  expect(await linksTo(email)).toHaveLength(1);
  expect(await linksTo(input.email)).toEqual([]);
});

test("nobody is buried in invitations", async () => {
  const { admin, id } = await invited();
  const codes: unknown[] = [];
  for (let times = 1; times <= limits.mailsPerUserPerHour; times++) {
    const sent = await sendInvitationAgain(db, admin, id, aContext());
    codes.push(sent.ok || sent.code);
  }
  expect(codes.at(-1)).toBe("RATE_LIMITED");
});

test("what an invitation knows of a person goes with their account", async () => {
  const { admin, email } = await invited();
  await invite(db, admin, { name: "Noor Hale", email, role: "USER" }, aContext());
  expect(await db.invitation.count({ where: { email } })).toBe(2);
  const [, token = ""] = await linksTo(email);
  await accept(token);
  const { id } = await db.user.update({
    where: { emailNormalized: email },
    data: { eraseAt: new Date(0) },
  });
  await eraseAccount(db, id);
  expect(await db.invitation.count({ where: { email } })).toBe(0);
});
