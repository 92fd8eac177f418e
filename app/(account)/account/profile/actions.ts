"use server";

import { takeBackEmailChange } from "@/lib/email-change/pending-change";
import { requestEmailChange } from "@/lib/email-change/request-email-change";
import { newEmailSchema } from "@/lib/email-change/schema";
import { database } from "@/lib/platform/database";
import { changeProfile } from "@/lib/profile/change-profile";
import { contactPhoneSchema, profileFormSchema } from "@/lib/profile/schema";
import { buttonAction } from "@/lib/web/button-action";
import { ownAction } from "@/lib/web/own-action";

const page = "/account/profile";

export const saveProfileAction = ownAction(
  { page, schema: profileFormSchema },
  async ({ input, session, visit }) => {
    const saved = await changeProfile(database(), session, input, visit.context);
    return saved.ok ? { redirectTo: `${page}?notice=saved` } : saved;
  },
);

export const changeEmailAction = ownAction(
  { page, schema: newEmailSchema },
  async ({ input, session, visit }) => {
    const asked = await requestEmailChange(database(), session, input, visit.context);
    return asked.ok ? { redirectTo: `${page}?notice=change-asked` } : asked;
  },
);

export const takeBackAction = buttonAction({ page, done: "taken-back" }, ({ session, visit }) =>
  takeBackEmailChange(database(), session, visit.context),
);

export const savePhoneAction = ownAction(
  { page, schema: contactPhoneSchema },
  async ({ input, session, visit }) => {
    const change = { contactPhone: input.phone };
    const saved = await changeProfile(database(), session, change, visit.context);
    return saved.ok ? { redirectTo: `${page}?notice=phone-saved` } : saved;
  },
);

export const removePhoneAction = buttonAction(
  { page, done: "phone-removed" },
  ({ session, visit }) => changeProfile(database(), session, { contactPhone: null }, visit.context),
);
