import { expect, test } from "vitest";
import { aPerson, aSession } from "@/scripts/testing/people";
import { accountOverview } from "./account-overview";

const LONG_AGO = new Date("2021-03-04T05:06:07Z");

test("a password from another system is not said to be as old as its account", async () => {
  const moved = await aPerson({ createdAt: LONG_AGO, passwordChangedAt: null });
  expect(await accountOverview(await aSession(moved))).toMatchObject({
    passwordCameOver: true,
    passwordChangedAt: null,
  });
  const changed = await aPerson({ createdAt: LONG_AGO });
  expect(await accountOverview(await aSession(changed))).toMatchObject({
    passwordCameOver: false,
    passwordChangedAt: expect.any(Date),
  });
});
