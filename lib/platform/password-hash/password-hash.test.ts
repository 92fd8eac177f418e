import bcrypt from "bcryptjs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { limits } from "../limits";
import { HashQueueFull, hashPassword, needsRehash, passwordMatches } from ".";

test("every byte counts: past 72, after a NUL, and in any script", async () => {
  const passwords = fc.string({ unit: "binary", minLength: 1, maxLength: 128 });
  await fc.assert(
    fc.asyncProperty(passwords, passwords, async (password, other) => {
      const stored = await hashPassword(password);
      expect(await passwordMatches(password, stored)).toBe(true);
      const isSame = other.normalize("NFC") === password.normalize("NFC");
      expect(await passwordMatches(other, stored)).toBe(isSame);
    }),
    { numRuns: 8 },
  );
  const long = await hashPassword(`${"x".repeat(80)}a`);
  expect(await passwordMatches(`${"x".repeat(80)}b`, long)).toBe(false);
  expect(await passwordMatches("before\0after", await hashPassword("before\0other"))).toBe(false);
}, 60_000);

test("the two ways Unicode writes é are one password; case and spaces are not folded", async () => {
  const stored = await hashPassword(" Caf\u00e9 ");
  expect(await passwordMatches(" Cafe\u0301 ", stored)).toBe(true);
  expect(await passwordMatches("Caf\u00e9", stored)).toBe(false);
  expect(await passwordMatches(" caf\u00e9 ", stored)).toBe(false);
});

test("an imported bcrypt hash is accepted, and asks to be renewed", async () => {
  const imported = bcrypt.hashSync("brought from elsewhere", 10);
  expect(await passwordMatches("brought from elsewhere", imported)).toBe(true);
  expect(await passwordMatches("brought from elsewhere!", imported)).toBe(false);
  expect(needsRehash(imported)).toBe(true);
  expect(needsRehash(await hashPassword("made here"))).toBe(false);
});

test("where there is no password nothing matches, at the price of one hash", async () => {
  expect(await passwordMatches("anything at all", null)).toBe(false);
});

test("a full queue refuses at once instead of letting everybody wait", async () => {
  const tries = Array.from({ length: limits.hashQueueLength + 20 }, () => hashPassword("many"));
  const settled = await Promise.allSettled(tries);
  const refused = settled.filter((one) => one.status === "rejected");
  expect(refused.length).toBeGreaterThan(0);
  for (const one of refused) expect(one.reason).toBeInstanceOf(HashQueueFull);
}, 60_000);
