import { changeProfileOperation, meOperation } from "@/lib/api/profile-operations";
import { database } from "@/lib/platform/database";
import { changeProfile } from "@/lib/profile/change-profile";
import { meOf } from "@/lib/web/me";
import { answered, operation, routes } from "@/lib/web/route";

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  operation(meOperation, async ({ session }) => answered(meOf(session))),
  operation(changeProfileOperation, async ({ body, session, visit }) => {
    const changed = await changeProfile(database(), session, body, visit.context);
    return changed.ok ? answered(meOf(session, changed.profile)) : changed;
  }),
);
