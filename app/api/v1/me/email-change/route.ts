import {
  changeEmailOperation,
  pendingEmailOperation,
  takeBackEmailOperation,
} from "@/lib/api/profile-operations";
import { pendingChange, takeBackEmailChange } from "@/lib/email-change/pending-change";
import { requestEmailChange } from "@/lib/email-change/request-email-change";
import { database } from "@/lib/platform/database";
import { failure } from "@/lib/platform/outcome";
import { answered, operation, routes } from "@/lib/web/route";

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  operation(pendingEmailOperation, async ({ session }) => {
    const pending = await pendingChange(database(), session);
    if (!pending) return failure("NOT_FOUND");
    return answered({ ...pending, expiresAt: pending.expiresAt.toISOString() });
  }),
  operation(changeEmailOperation, async ({ body, session, visit }) => {
    const asked = await requestEmailChange(database(), session, body, visit.context);
    if (!asked.ok) return asked;
    const { email, expiresAt } = asked.pending;
    return answered({
      status: "confirmation_sent",
      email,
      expiresAt: expiresAt.toISOString(),
    });
  }),
  operation(takeBackEmailOperation, async ({ session, visit }) => {
    const taken = await takeBackEmailChange(database(), session, visit.context);
    return taken.ok ? answered(null) : taken;
  }),
);
