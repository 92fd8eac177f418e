"use server";

import { messagesFor } from "@/lib/messages";
import { fill } from "@/lib/messages/format";
import { database } from "@/lib/platform/database";
import { failure } from "@/lib/platform/outcome";
import { beginPhone, cancelPhone, confirmPhone } from "@/lib/two-factor/add-phone";
import { beginSetup } from "@/lib/two-factor/begin-setup";
import { cancelSetup } from "@/lib/two-factor/cancel-setup";
import { checkBackupCode } from "@/lib/two-factor/check-backup-code";
import { addEmailCodes, removeCodeChannel } from "@/lib/two-factor/code-channels";
import { confirmSetup } from "@/lib/two-factor/confirm-setup";
import { newBackupCodes } from "@/lib/two-factor/new-backup-codes";
import { removeAuthenticator } from "@/lib/two-factor/remove-authenticator";
import {
  checkBackupCodeSchema,
  confirmationSchema,
  confirmPhoneSchema,
  confirmSetupSchema,
  phoneSchema,
  testCodeSchema,
} from "@/lib/two-factor/schema";
import { testCode } from "@/lib/two-factor/test-code";
import { turnOff } from "@/lib/two-factor/turn-off";
import { buttonAction, rowAction } from "@/lib/web/button-action";
import { ownAction } from "@/lib/web/own-action";

const page = "/account/two-factor";
const words = messagesFor().twoFactor;

export const beginAction = buttonAction({ page, whileEnrolling: true }, ({ session, visit }) =>
  beginSetup(database(), session, { additional: true }, visit.context),
);

export const cancelAction = buttonAction(
  { page, whileEnrolling: true },
  async ({ session, visit }) => {
    await cancelSetup(database(), session, visit.context);
    return { ok: true };
  },
);

export const confirmAction = ownAction(
  { page, schema: confirmSetupSchema, checkboxes: ["endOthers"], whileEnrolling: true },
  async ({ input, session, visit }) => {
    const confirmed = await confirmSetup(database(), session, input, visit.context);
    if (!confirmed.ok) return confirmed;
    const { backupCodes } = confirmed;
    return backupCodes
      ? { said: words.said.turnedOn, shown: backupCodes }
      : { redirectTo: `${page}?notice=authenticator-added` };
  },
);

export const removeAction = rowAction(
  { page, done: "authenticator-removed" },
  (id, { session, visit }) => removeAuthenticator(database(), session, id, visit.context),
);

export const regenerateAction = ownAction(
  { page, schema: confirmationSchema },
  async ({ input, session, visit }) => {
    const made = await newBackupCodes(database(), session, input, visit.context);
    return made.ok ? { said: words.said.newCodes, shown: made.backupCodes } : made;
  },
);

export const turnOffAction = ownAction(
  { page, schema: confirmationSchema },
  async ({ input, session, visit }) => {
    const off = await turnOff(database(), session, input, visit.context);
    return off.ok ? { redirectTo: `${page}?notice=turned-off` } : off;
  },
);

export const testAction = ownAction(
  { page, schema: testCodeSchema },
  async ({ input, session }) => {
    const test = await testCode(database(), session, input.code);
    if (!test.ok) return test;
    const { right, authenticator, secondsOff } = test;
    if (!authenticator) return failure("INVALID_CODE");
    const seconds = Math.abs(secondsOff);
    const sentence = secondsOff > 0 ? words.said.clockAhead : words.said.clockBehind;
    const clock = fill(seconds ? sentence : words.said.clockRight, { seconds });
    const verdict = right ? words.said.codeRight : words.said.codeWrongTime;
    return { said: `${fill(verdict, { authenticator })} ${clock}` };
  },
);

export const checkBackupCodeAction = ownAction(
  { page, schema: checkBackupCodeSchema },
  async ({ input, session }) => {
    const checked = await checkBackupCode(database(), session, input.code);
    if (!checked.ok) return checked;
    return checked.right ? { said: words.said.backupCodeRight } : failure("INVALID_CODE");
  },
);

export const emailCodesOnAction = buttonAction(
  { page, done: "email-codes-on" },
  ({ session, visit }) => addEmailCodes(database(), session, visit.context),
);

export const emailCodesOffAction = buttonAction(
  { page, done: "email-codes-off" },
  ({ session, visit }) => removeCodeChannel(database(), session, "email", visit.context),
);

export const beginPhoneAction = ownAction(
  { page, schema: phoneSchema },
  async ({ input, session, visit }) => {
    const begun = await beginPhone(database(), session, input.phone, visit.context);
    return begun.ok ? { redirectTo: `${page}?notice=code-texted#text-codes` } : begun;
  },
);

export const confirmPhoneAction = ownAction(
  { page, schema: confirmPhoneSchema },
  async ({ input, session, visit }) => {
    const confirmed = await confirmPhone(database(), session, input.code, visit.context);
    return confirmed.ok ? { redirectTo: `${page}?notice=phone-confirmed` } : confirmed;
  },
);

export const cancelPhoneAction = buttonAction({ page }, async ({ session }) => {
  await cancelPhone(database(), session);
  return { ok: true };
});

export const removePhoneAction = buttonAction(
  { page, done: "phone-removed" },
  ({ session, visit }) => removeCodeChannel(database(), session, "sms", visit.context),
);
