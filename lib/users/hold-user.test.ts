import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { database } from "@/lib/platform/database";
import { aPerson } from "@/scripts/testing/people";
import { holdUser } from "./hold-user";

const db = database();

test("the row that is held is the whole row, as Prisma would read it", async () => {
  const { id } = await aPerson({ role: "ADMIN", twoFactorSince: new Date(), lastMethod: "totp" });
  const held = await db.$transaction((tx) => holdUser(tx, id));
  expect(held).toEqual(await db.user.findUnique({ where: { id } }));
});

test("whoever waits for the row reads it as the one before left it", async () => {
  const { id } = await aPerson();
  const begun = await db.$transaction(async (tx) => {
    await holdUser(tx, id);
    const waiting = db.$transaction((other) => holdUser(other, id));
    await sleep(200);
    await tx.user.update({ where: { id }, data: { name: "Changed" } });
    return { waiting };
  });
  expect((await begun.waiting)?.name).toBe("Changed");
});

test("nobody is held where nobody is", async () => {
  expect(await db.$transaction((tx) => holdUser(tx, crypto.randomUUID()))).toBeNull();
});
