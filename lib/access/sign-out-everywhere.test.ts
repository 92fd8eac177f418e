import { expect, test } from "vitest";
import { database } from "@/lib/platform/database";
import { refreshSession } from "@/lib/sessions/refresh-session";
import { aContext, again, aPerson, aPhone, aSession } from "@/scripts/testing/people";
import { asOwner, eventsOf } from "@/scripts/testing/rows";
import { signOutEverywhere } from "./sign-out-everywhere";

const db = database();
const liveOf = (userId: string) => db.session.count({ where: { userId, endedAt: null } });

test("every session ends, this one and its family too, and no device is trusted; nobody else's", async () => {
  const [user, other] = [await aPerson(), await aPerson()];
  const [session, phone] = [await aSession(user), await aPhone(user)];
  await aSession(other);
  await asOwner(
    `UPDATE "device" SET "trusted_until" = now() + interval '1 day' WHERE "user_id" = $1`,
    [user.id],
  );
  expect(await signOutEverywhere(db, session, aContext())).toEqual({ ok: true });
  expect(await liveOf(user.id)).toBe(0);
  expect(await liveOf(other.id)).toBe(1);
  expect(await db.device.count({ where: { userId: user.id, trustedUntil: { not: null } } })).toBe(
    0,
  );
  expect(await refreshSession(db, phone.refreshToken, aContext())).toMatchObject({
    code: "INVALID_TOKEN",
  });
  const types = await eventsOf(user.id);
  expect(types.filter((type) => type === "session.all_ended")).toHaveLength(1);
  expect(await signOutEverywhere(db, session, aContext())).toMatchObject({
    code: "UNAUTHENTICATED",
  });
});

test("with an old proof nothing ends", async () => {
  const user = await aPerson();
  const session = await aSession(user);
  await asOwner(
    `UPDATE "session" SET "authenticated_at" = now() - interval '1 hour' WHERE "id" = $1`,
    [session.sessionId],
  );
  expect(await signOutEverywhere(db, await again(session), aContext())).toMatchObject({
    code: "CONFIRMATION_REQUIRED",
  });
  expect(await liveOf(user.id)).toBe(1);
});
