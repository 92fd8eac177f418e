import { expect, test } from "vitest";
import { disownDevice } from "@/lib/access/disown-device";
import type { ActByAdmin } from "@/lib/admin/by-admin";
import { disableAccount } from "@/lib/admin/disable-account";
import { enableAccount } from "@/lib/admin/enable-account";
import { endAllSessions } from "@/lib/admin/end-all-sessions";
import { makeAdminOf } from "@/lib/admin/make-admin";
import { removeAdmin } from "@/lib/admin/remove-admin";
import { refuseRequest, withdrawRequest } from "@/lib/admin/requests/close-request";
import { requirePasswordReset } from "@/lib/admin/require-password-reset";
import { resetTwoFactorOf } from "@/lib/admin/reset-two-factor";
import { sendResetLink } from "@/lib/admin/send-reset-link";
import { unlockAccount } from "@/lib/admin/unlock";
import { type EventType, eventKinds, noticeTypes } from "@/lib/audit/catalogue";
import { makeExport } from "@/lib/data-export/make-export";
import { openExport } from "@/lib/data-export/open-export";
import { requestExport } from "@/lib/data-export/request-export";
import { keepAccount } from "@/lib/deletion/keep-account";
import { requestDeletion } from "@/lib/deletion/request-deletion";
import { tellOfDeletion } from "@/lib/deletion/tell-of-deletion";
import { disown } from "@/lib/disowning/disown";
import { confirmEmailChange } from "@/lib/email-change/confirm-email-change";
import { requestEmailChange } from "@/lib/email-change/request-email-change";
import { undoEmailChange } from "@/lib/email-change/undo-email-change";
import { changePassword } from "@/lib/password-change/change-password";
import { resetPassword } from "@/lib/password-change/reset-password";
import { database } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { limits } from "@/lib/platform/limits";
import type { FailureCode } from "@/lib/platform/outcome";
import { changePolicy } from "@/lib/policies/change-policy";
import { changeProfile } from "@/lib/profile/change-profile";
import { advanceRecovery } from "@/lib/recovery/advance-recovery";
import { askForRecovery } from "@/lib/recovery/ask-for-recovery";
import { completeRecovery } from "@/lib/recovery/complete-recovery";
import { startRecovery } from "@/lib/recovery/start-recovery";
import { stopOwnRecovery } from "@/lib/recovery/stop-recovery";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { refreshSession } from "@/lib/sessions/refresh-session";
import { recordUnusual } from "@/lib/sign-in/record-unusual";
import { signInWithPassword } from "@/lib/sign-in/sign-in-with-password";
import { type SecondFactor, verifySecondFactor } from "@/lib/sign-in/verify-second-factor";
import { sealNotMe } from "@/lib/tokens/not-me-token";
import { beginSetup } from "@/lib/two-factor/begin-setup";
import { addEmailCodes, removeCodeChannel } from "@/lib/two-factor/code-channels";
import { confirmSetup } from "@/lib/two-factor/confirm-setup";
import { newBackupCodes } from "@/lib/two-factor/new-backup-codes";
import { removeAuthenticator } from "@/lib/two-factor/remove-authenticator";
import { turnOff } from "@/lib/two-factor/turn-off";
import {
  aContext,
  anAdmin,
  anEmail,
  aPerson,
  aPhone,
  aSession,
  PASSWORD,
  withTwoFactor,
} from "@/scripts/testing/people";
import { aResetLink } from "@/scripts/testing/reset-links";
import { asOwner, eventsOf, messagesTo } from "@/scripts/testing/rows";
import { totpCode } from "@/scripts/testing/totp";

const db = database();
const MINUTES_AGO = 10;
const NEW = "four quiet kettles hum at noon";

type Somebody = Awaited<ReturnType<typeof withTwoFactor>> & { user: User };

const signIn = (user: User, password = PASSWORD, trustToken?: string) =>
  signInWithPassword(db, { email: user.email, password }, aContext({ trustToken }));

async function challengeOf(user: User): Promise<string> {
  const result = await signIn(user);
  if (!result.ok || !("next" in result) || result.next.step !== "second_factor") {
    throw new Error("Nothing more was asked.");
  }
  return result.next.challenge.id;
}

async function verify(user: User, factor: Pick<SecondFactor, "method" | "code" | "trust">) {
  const challengeId = await challengeOf(user);
  return verifySecondFactor(db, { challengeId, ...factor } as SecondFactor, aContext());
}

async function addAuthenticator(session: Authenticated): Promise<void> {
  const begun = await beginSetup(db, session, { additional: true }, aContext());
  if (!begun.ok) throw new Error(begun.code);
  const input = { code: totpCode(begun.setup.secret), name: "Tablet" };
  expect(await confirmSetup(db, session, input, aContext())).toMatchObject({ ok: true });
}

async function lockOut(user: User): Promise<void> {
  for (let guess = 0; guess < limits.signInFailures; guess++) await signIn(user, "not it at all");
}

const beUnusual = (user: User, address = aContext().address) =>
  db.$transaction((tx) =>
    recordUnusual(
      tx,
      user,
      { score: 90, level: "high", reasons: ["new_device"] },
      aContext({ address }),
    ),
  );

async function stealTrust(user: User, secret: string): Promise<void> {
  const factor = { method: "totp", code: totpCode(secret), trust: true } as const;
  const verified = await verify(user, factor);
  const token = (verified.ok && verified.trustToken) || "";
  await signIn(user, PASSWORD, token);
  await asOwner(
    `UPDATE "device" SET "trust_rotated_at" = now() - make_interval(mins => $2)
      WHERE "user_id" = $1 AND "trust_rotated_at" IS NOT NULL`,
    [user.id, MINUTES_AGO],
  );
  await signIn(user, PASSWORD, token);
}

async function reuseToken({ user, session }: Somebody): Promise<void> {
  await turnOff(db, session, { password: PASSWORD }, aContext());
  const { sessionId, refreshToken } = await aPhone(user);
  await refreshSession(db, refreshToken, aContext());
  await asOwner(
    `UPDATE "refresh_token" SET "used_at" = now() - make_interval(mins => $2)
      WHERE "session_id" = $1 AND "used_at" IS NOT NULL`,
    [sessionId, MINUTES_AGO],
  );
  await refreshSession(db, refreshToken, aContext());
}

const askForEmail = (session: Authenticated) =>
  requestEmailChange(db, session, { email: anEmail() }, aContext());

const tokenIn = async ({ id }: User, wanted: string) =>
  (await messagesTo(id)).findLast(({ template }) => template === wanted)?.token ?? "";

async function changeEmail(user: User, session: Authenticated): Promise<void> {
  await askForEmail(session);
  await confirmEmailChange(
    db,
    session,
    { token: await tokenIn(user, "confirm-email") },
    aContext(),
  );
}

async function byAdmin(act: ActByAdmin<FailureCode>, { id: personId }: User): Promise<void> {
  const { session } = await anAdmin();
  const done = await act(db, session, { personId, reason: "They called" }, aContext());
  expect(done).toEqual({ ok: true });
}

const askToRecover = async (user: User) =>
  askForRecovery(db, { challengeId: await challengeOf(user) }, aContext());

async function beginRecovery(user: User): Promise<void> {
  await askToRecover(user);
  await startRecovery(db, await tokenIn(user, "recovery-link"), aContext());
}

/** As if the time had come that this column holds. */
const comeTo = async (column: "due_at" | "expires_at", { id }: User) => {
  await asOwner(`UPDATE "recovery_request" SET "${column}" = now() WHERE "user_id" = $1`, [id]);
  await advanceRecovery(db, id);
};

async function waitForRecovery(user: User): Promise<void> {
  await beginRecovery(user);
  await comeTo("due_at", user);
}

async function askToReset({ id: personId }: User) {
  const strict = { resetTwoFactor: true, makeAdmin: false, stopHours: 24 };
  await changePolicy(db, "secondAdmin", strict, { reason: "a test" }, aContext());
  const [{ session }] = [await anAdmin(), await anAdmin()];
  await resetTwoFactorOf(db, session, { personId, reason: "They called" }, aContext());
  await asOwner(`DELETE FROM "policy" WHERE "name" = 'secondAdmin'`);
  const { id: requestId } = await db.adminRequest.findFirstOrThrow({
    where: { userId: personId },
  });
  return { session, requestId };
}

/** Each notice brought about the way it comes about, for somebody who has two-factor. */
const acts: Partial<Record<EventType, (who: Somebody) => Promise<unknown>>> = {
  "sign_in.locked": ({ user }) => lockOut(user),
  "sign_in.unusual": ({ user }) => beUnusual(user),
  "token.reused": reuseToken,
  "password.known": async ({ user }) => {
    for (let guess = 0; guess < limits.wrongCodesBeforeNotice; guess++) {
      await verify(user, { method: "backup_code", code: "00000-00000-00000-00000" });
    }
  },
  "password.changed": ({ session }) =>
    changePassword(db, session, { currentPassword: PASSWORD, newPassword: NEW }, aContext()),
  "password.reset": async ({ user }) => {
    const token = await aResetLink(user.id);
    await resetPassword(db, { token, password: NEW }, aContext());
  },
  "account.disowned": ({ user }) =>
    disown(db, sealNotMe({ about: "change", userId: user.id }), aContext()),
  "device.disowned": async ({ user, session }) => {
    const { sessionId } = await aSession(user);
    const { deviceId } = await db.session.findUniqueOrThrow({ where: { id: sessionId } });
    await disownDevice(db, session, deviceId ?? "", aContext());
  },
  "device.added": ({ user }) => aSession(user),
  "device.trust_stolen": ({ user, secret }) => stealTrust(user, secret),
  "two_factor.turned_on": async () => undefined,
  "two_factor.turned_off": ({ session }) =>
    turnOff(db, session, { password: PASSWORD }, aContext()),
  "authenticator.added": ({ session }) => addAuthenticator(session),
  "authenticator.removed": async ({ user, session }) => {
    await addAuthenticator(session);
    const { id } = await db.authenticator.findFirstOrThrow({ where: { userId: user.id } });
    await removeAuthenticator(db, session, id, aContext());
  },
  "code_channel.added": ({ session }) => addEmailCodes(db, session, aContext()),
  "code_channel.removed": async ({ session }) => {
    await addEmailCodes(db, session, aContext());
    await removeCodeChannel(db, session, "email", aContext());
  },
  "data.export_requested": ({ session }) => requestExport(db, session, aContext()),
  "data.export_downloaded": async ({ session }) => {
    const asked = await requestExport(db, session, aContext());
    if (!asked.ok || asked.current.state !== "under_way") throw new Error("It was not begun.");
    await makeExport(db, asked.current.id);
    const opened = await openExport(db, session, aContext());
    if (opened.ok) await opened.file.body.cancel();
  },
  "account.deletion_requested": ({ session }) => requestDeletion(db, session, aContext()),
  "account.deletion_near": async ({ user, session }) => {
    await requestDeletion(db, session, aContext());
    await asOwner(`UPDATE "user" SET "erase_at" = now() + interval '1 day' WHERE "id" = $1`, [
      user.id,
    ]);
    await tellOfDeletion(db, user.id);
  },
  "account.deletion_cancelled": async ({ session }) => {
    await requestDeletion(db, session, aContext());
    await keepAccount(db, session, aContext());
  },
  "email.change_asked": ({ session }) => askForEmail(session),
  "email.changed": ({ user, session }) => changeEmail(user, session),
  "contact_phone.changed": ({ session }) =>
    changeProfile(db, session, { contactPhone: "+351912345678" }, aContext()),
  "account.unlocked": async ({ user }) => {
    await lockOut(user);
    await byAdmin(unlockAccount, user);
  },
  "account.disabled": ({ user }) => byAdmin(disableAccount, user),
  "account.enabled": async ({ user }) => {
    await byAdmin(disableAccount, user);
    await byAdmin(enableAccount, user);
  },
  "account.made_admin": ({ user }) => byAdmin(makeAdminOf, user),
  "account.admin_removed": async ({ user }) => {
    await byAdmin(makeAdminOf, user);
    await byAdmin(removeAdmin, user);
  },
  "password.reset_required": ({ user }) => byAdmin(requirePasswordReset, user),
  "password.reset_link_sent": ({ user }) => byAdmin(sendResetLink, user),
  "two_factor.reset": ({ user }) => byAdmin(resetTwoFactorOf, user),
  "admin_request.asked": ({ user }) => askToReset(user),
  "admin_request.withdrawn": async ({ user }) => {
    const { session, requestId } = await askToReset(user);
    await withdrawRequest(db, session, { requestId, reason: "Found it" }, aContext());
  },
  "admin_request.refused": async ({ user }) => {
    const { requestId } = await askToReset(user);
    const { session } = await anAdmin();
    await refuseRequest(db, session, { requestId, reason: "Not them" }, aContext());
  },
  "session.ended_by_admin": ({ user }) => byAdmin(endAllSessions, user),
  "recovery.asked": ({ user }) => askToRecover(user),
  "recovery.requested": ({ user }) => beginRecovery(user),
  "recovery.ready": ({ user }) => waitForRecovery(user),
  "recovery.stopped": async ({ user, session }) => {
    await beginRecovery(user);
    await stopOwnRecovery(db, session, aContext());
  },
  "recovery.ended": async ({ user, secret }) => {
    await beginRecovery(user);
    await verify(user, { method: "totp", code: totpCode(secret) });
  },
  "recovery.lapsed": async ({ user }) => {
    await waitForRecovery(user);
    await comeTo("expires_at", user);
  },
  "recovery.completed": async ({ user }) => {
    await waitForRecovery(user);
    const token = await tokenIn(user, "recovery-ready");
    await completeRecovery(db, { token, password: PASSWORD }, aContext());
  },
  "backup_codes.made": ({ session }) =>
    newBackupCodes(db, session, { password: PASSWORD }, aContext()),
  "backup_code.used": ({ user, backupCodes }) =>
    verify(user, { method: "backup_code", code: backupCodes[0] ?? "" }),
};

async function somebody(): Promise<Somebody> {
  const user = await aPerson();
  return { user, ...(await withTwoFactor(user)) };
}

const mailsTo = async ({ id }: User, type: EventType) =>
  (await messagesTo(id)).filter(({ template }) => template === eventKinds[type].mail);

const toCurrentAddress = noticeTypes.filter((type) => type !== "email.change_undone");

test.each(toCurrentAddress)("%s is one notice and one mail", async (type) => {
  const who = await somebody();
  const act = acts[type];
  if (!act) throw new Error("Nobody has said how it comes about.");
  await act(who);
  const happened = (await eventsOf(who.user.id)).filter((each) => each === type);
  expect(happened).toHaveLength(1);
  const mails = await mailsTo(who.user, type);
  expect(mails.map(({ to }) => to)).toEqual([who.user.email]);
});

test("a change of address that was undone is told to the address it had led to", async () => {
  const { user, session } = await somebody();
  await changeEmail(user, session);
  const { email } = await db.user.findUniqueOrThrow({ where: { id: user.id } });
  await undoEmailChange(db, await tokenIn(user, "email-changed"), aContext());
  const mails = await mailsTo(user, "email.change_undone");
  expect(mails.map(({ to }) => to)).toEqual([email]);
});

test("a lock that comes again the same day is in the log, and in no second mail", async () => {
  const user = await aPerson();
  await lockOut(user);
  await asOwner(`DELETE FROM "rate_limit" WHERE "key" LIKE 'password:%'`);
  await lockOut(user);
  const locks = (await eventsOf(user.id)).filter((type) => type === "sign_in.locked");
  expect(locks).toHaveLength(2);
  expect(await mailsTo(user, "sign_in.locked")).toHaveLength(1);
});

test("nobody is mailed about a lock who could not have signed in anyway", async () => {
  for (const change of [{ disabledAt: new Date() }, { emailVerifiedAt: null }]) {
    const user = await aPerson(change);
    await lockOut(user);
    expect(await eventsOf(user.id)).toContain("sign_in.locked");
    expect(await messagesTo(user.id)).toEqual([]);
  }
});

test("unusual sign-ins are told once from one address, and from many only so often", async () => {
  const user = await aPerson();
  for (let round = 0; round < 3; round++) await beUnusual(user, "203.0.113.7");
  expect(await mailsTo(user, "sign_in.unusual")).toHaveLength(1);
  for (let round = 0; round < limits.unusualNoticesPerHour + 2; round++) await beUnusual(user);
  expect(await mailsTo(user, "sign_in.unusual")).toHaveLength(limits.unusualNoticesPerHour);
});
