"use server";

import { messagesFor } from "@/lib/messages";
import { database } from "@/lib/platform/database";
import { makeKey } from "@/lib/service-keys/make-key";
import { revokeKey } from "@/lib/service-keys/revoke-key";
import { makeKeySchema, revokeKeySchema } from "@/lib/service-keys/schema";
import { serviceScopes } from "@/lib/service-keys/scopes";
import { mayAdminister } from "@/lib/two-factor/may-administer";
import { ownAction } from "@/lib/web/own-action";

const page = "/admin/api-keys";

export const makeKeyAction = ownAction(
  { page, schema: makeKeySchema, checkboxes: [...serviceScopes], mayAct: mayAdminister },
  async ({ input, session, visit }) => {
    const made = await makeKey(database(), session, input, visit.context);
    return made.ok ? { said: messagesFor().adminKeys.made.said, shown: [made.key] } : made;
  },
);

export const revokeKeyAction = ownAction(
  { page, schema: revokeKeySchema, mayAct: mayAdminister },
  async ({ input, session, visit }) => {
    const revoked = await revokeKey(database(), session, input, visit.context);
    return revoked.ok ? { redirectTo: `${page}?notice=revoked` } : revoked;
  },
);
