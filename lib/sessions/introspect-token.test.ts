import { expect, test } from "vitest";
import { database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { aContext, aPerson, aPhone } from "@/scripts/testing/people";
import { asOwner } from "@/scripts/testing/rows";
import { introspectToken } from "./introspect-token";
import { signOut } from "./sign-out";

const inactive = { active: false };

test("of a live access token it is told whose it is, until when, and what was proved when", async () => {
  const user = await aPerson();
  const { accessToken } = await aPhone(user);
  const told = await introspectToken(accessToken);
  const now = Math.floor(Date.now() / 1000);
  expect(told).toEqual({
    active: true,
    sub: user.id,
    amr: ["pwd"],
    exp: expect.closeTo(now + limits.accessTokenMinutes * 60, -1),
    auth_time: expect.closeTo(now, -1),
  });
});

test("of every other token only that it is not active", async () => {
  const phone = await aPhone(await aPerson());
  const signedOut = await aPhone(await aPerson());
  await signOut(database(), signedOut.accessToken, aContext(), "MOBILE");
  const late = await aPhone(await aPerson());
  await asOwner(`UPDATE "session" SET "access_expires_at" = now() WHERE "id" = $1`, [
    late.sessionId,
  ]);
  const enrolling = await aPhone(await aPerson({ role: "ADMIN" }));
  const others = [signedOut, late, enrolling].map(({ accessToken }) => accessToken);
  for (const token of [...others, phone.refreshToken, phone.sessionId, "", "x"]) {
    expect(await introspectToken(token)).toEqual(inactive);
  }
});
