import { expect, test } from "vitest";
import { openNotMe } from "@/lib/tokens/not-me-token";
import * as mails from "./mails";

const owner = { id: crypto.randomUUID(), email: "robin@example.test", name: "Robin Moore" };
const context = { requestId: "r", address: "10.0.0.1", userAgent: "Firefox" };
const code = { code: "12345678", expiresAt: new Date(), purpose: "SIGN_IN" } as const;
const key = { name: "Billing", by: "Ada", reason: "Billing moved" };
const link = { secret: "s", expiresAt: new Date() };

/**
 * What has nothing to take back: who gets it has no account there yet, or none any more, or nothing
 * changes. Or it has a way back of its own: a changed email is undone from the old one, a recovery and
 * a request are stopped by their own links, and a link to a new password is the one thing to press in
 * its mail. A disabled account has nothing left to shut.
 */
const aboutNothingDone = [
  "requestAskedMail",
  "requestWithdrawnMail",
  "requestRefusedMail",
  "verificationMail",
  "alreadyRegisteredMail",
  "resetMail",
  "accountDeletedMail",
  "confirmEmailMail",
  "emailWantedMail",
  "emailChangedMail",
  "emailChangeUndoneMail",
  "accountDisabledMail",
  "resetRequiredMail",
  "resetLinkSentMail",
  "invitationMail",
  "reminderMail",
  "recoveryRequestedMail",
  "recoveryReadyMail",
  "recoveryStoppedMail",
];

const withMore: Record<string, () => { text: string; html?: string }> = {
  unusualSignInMail: () => mails.unusualSignInMail(owner, [], context),
  codeMail: () => mails.codeMail(owner, code, context),
  codeChannelAddedMail: () =>
    mails.codeChannelAddedMail(owner, { method: "email", masked: "r…" }, context),
  codeChannelRemovedMail: () => mails.codeChannelRemovedMail(owner, { method: "sms" }, context),
  deviceDisownedMail: () => mails.deviceDisownedMail(owner, "Firefox", context),
  deletionRequestedMail: () => mails.deletionRequestedMail(owner, new Date(), context),
  deletionNearMail: () =>
    mails.deletionNearMail(owner, { eraseAt: new Date(), askedAt: new Date() }, context),
  deletionCancelledMail: () => mails.deletionCancelledMail(owner, "asked", context),
  emailChangeAskedMail: () => mails.emailChangeAskedMail(owner, { to: "r…" }, context),
  accountUnlockedMail: () => mails.accountUnlockedMail(owner, "They called", context),
  twoFactorResetMail: () => mails.twoFactorResetMail(owner, "They called", context),
  sessionsEndedMail: () => mails.sessionsEndedMail(owner, "They called", context),
  accountEnabledMail: () => mails.accountEnabledMail(owner, "They called", context),
  madeAdminMail: () => mails.madeAdminMail(owner, "They called", context),
  adminRemovedMail: () => mails.adminRemovedMail(owner, "They called", context),
  serviceKeyMadeMail: () =>
    mails.serviceKeyMadeMail(owner, { ...key, scopes: ["mfa:read"] }, context),
  serviceKeyRevokedMail: () => mails.serviceKeyRevokedMail(owner, key, context),
  recoveryLinkMail: () => mails.recoveryLinkMail(owner, { ...link, waitHours: 72 }, context),
  recoveryEndedMail: () => mails.recoveryEndedMail(owner, "changed", context),
  recoveryLapsedMail: () => mails.recoveryLapsedMail(owner, { context, at: new Date() }),
  backupCodeUsedMail: () => mails.backupCodeUsedMail(owner, 2, context),
};

type Plain = (to: typeof owner, from: typeof context) => { text: string; html?: string };

const security = Object.entries(mails).filter(([name]) => !aboutNothingDone.includes(name));

test.each(security)("%s says how to take it back, in text and in HTML", (name, make) => {
  const { text, html = "" } = withMore[name]?.() ?? (make as Plain)(owner, context);
  const token = /\/not-me\?token=([\w-]+)/.exec(text)?.[1] ?? "";
  expect(openNotMe(token)).toMatchObject({ about: "change", userId: owner.id });
  expect(html).toContain(`/not-me?token=${token}`);
  expect(html).toContain("This wasn&#39;t me");
});

test("a mail about a sign-in names its session and device, and about a change the session of its maker alone", () => {
  const signIn = { sessionId: crypto.randomUUID(), deviceId: crypto.randomUUID() };
  const tokenOf = ({ text }: { text: string }) => /token=([\w-]+)/.exec(text)?.[1] ?? "";
  const told = openNotMe(tokenOf(mails.newDeviceMail(owner, context, signIn)));
  expect(told).toMatchObject({ about: "sign_in", userId: owner.id, ...signIn });
  const admins = { ...context, session: { id: crypto.randomUUID(), userId: crypto.randomUUID() } };
  expect(openNotMe(tokenOf(mails.twoFactorOffMail(owner, admins)))?.sessionId).toBeUndefined();
});

test("a link to set a new password is the only one in its mail", () => {
  const told = { ...link, reason: "They called" };
  const all = [
    ...(["asked", "disowned", "barred"] as const).map((reason) =>
      mails.resetMail(owner, { ...link, reason }, context),
    ),
    mails.resetRequiredMail(owner, told),
    mails.resetLinkSentMail(owner, told),
  ];
  for (const { text } of all) {
    expect(text.match(/https?:\/\/\S+/g)).toEqual([
      expect.stringContaining("/reset-password?token=s"),
    ]);
  }
});

test("admins who hear of another's service key are not asked to shut themselves out", () => {
  const other = { ...context, session: { id: crypto.randomUUID(), userId: crypto.randomUUID() } };
  expect(mails.serviceKeyRevokedMail(owner, key, other).text).not.toContain("/not-me");
});
