import { dictionary } from "@zxcvbn-ts/language-common";
import { expect, test } from "vitest";
import { randomToken } from "@/lib/platform/random";
import { isOnCommonList } from "./common-list";

test("passwords that many people use are on the list", () => {
  for (const password of [
    "password",
    "12345678",
    "qwertyuiop",
    "iloveyou",
    "sunshine1",
    "trustno1",
  ]) {
    expect(isOnCommonList(password), password).toBe(true);
  }
  // Another list, made by other people: most of its passwords are on this one, too.
  const others = dictionary["passwords-common"].filter((word) => String(word).length >= 8);
  const found = others.filter((word) => isOnCommonList(String(word)));
  expect(found.length / others.length).toBeGreaterThan(0.9);
});

test("hardly any other word is taken for one of them", () => {
  const others = Array.from({ length: 50_000 }, () => randomToken().slice(0, 16).toLowerCase());
  expect(others.filter(isOnCommonList).length).toBeLessThan(10);
});
