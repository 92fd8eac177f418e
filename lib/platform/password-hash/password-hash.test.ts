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

test("an imported hash matches as its old system had it: every prefix, as typed, up to 72 bytes", async () => {
  // Published by crypt_blowfish, another implementation, with its own tests.
  const published = "$2a$05$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui";
  const seventyTwo = `${"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"}0123456789`;
  for (const prefix of ["$2a$", "$2b$", "$2y$"]) {
    const stored = published.replace("$2a$", prefix);
    for (const tail of ["chars after 72 are ignored", "", "others"]) {
      expect(await passwordMatches(seventyTwo + tail, stored)).toBe(true);
    }
    expect(await passwordMatches(seventyTwo.slice(1), stored)).toBe(false);
    expect(needsRehash(stored)).toBe(true);
  }
  const decomposed = bcrypt.hashSync("Cafe\u0301", 4);
  expect(await passwordMatches("Cafe\u0301", decomposed)).toBe(true);
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
