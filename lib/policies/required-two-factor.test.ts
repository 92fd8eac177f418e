import { expect, test } from "vitest";
import type { PolicyValues } from "./catalogue";
import { settleRequiredTwoFactor } from "./settle-required-two-factor";
import { asksEveryone, twoFactorDeadline } from "./two-factor-deadline";

type Rule = PolicyValues["requiredTwoFactor"];

const day = (date: string) => new Date(`2026-${date}T09:00:00Z`);
const iso = (date: string) => day(date).toISOString();

const none: Rule = { who: "admins", from: null, graceDays: 14, since: null };
const everyone = { who: "everyone", from: null, graceDays: 14 } as const;
const old = { role: "USER", createdAt: day("01-01") } as const;
const admin = { role: "ADMIN", createdAt: day("01-01") } as const;

test("everyone has their grace from the day the rule began, newcomers from their own first day", () => {
  const rule = settleRequiredTwoFactor(everyone, none, day("03-01"));
  expect(twoFactorDeadline(rule, old)).toEqual(day("03-15"));
  expect(twoFactorDeadline(rule, { role: "USER", createdAt: day("06-10") })).toEqual(day("06-24"));
});

test("nobody is held to it before the date that is set, also when their grace is over", () => {
  const rule = settleRequiredTwoFactor({ ...everyone, from: iso("05-01") }, none, day("03-01"));
  expect(twoFactorDeadline(rule, old)).toEqual(day("05-15"));
  const later = settleRequiredTwoFactor({ ...everyone, from: iso("07-01") }, rule, day("05-10"));
  expect(twoFactorDeadline(later, old)).toEqual(day("07-01"));
});

test("off and on again gives nobody their days anew", () => {
  const on = settleRequiredTwoFactor(everyone, none, day("03-01"));
  for (const who of ["nobody", "admins"] as const) {
    const off = settleRequiredTwoFactor({ ...everyone, who }, on, day("03-10"));
    expect(twoFactorDeadline(off, old)).toBeNull();
    const again = settleRequiredTwoFactor(everyone, off, day("08-01"));
    expect(twoFactorDeadline(again, old)).toEqual(day("03-15"));
  }
});

test("what was announced and called off before it began does not count later", () => {
  const announced = settleRequiredTwoFactor(
    { ...everyone, from: iso("04-01") },
    none,
    day("03-01"),
  );
  expect(announced.since).toBe(iso("04-01"));
  const off = settleRequiredTwoFactor({ ...everyone, who: "admins" }, announced, day("03-10"));
  const on = settleRequiredTwoFactor(everyone, off, day("08-01"));
  expect(twoFactorDeadline(on, old)).toEqual(day("08-15"));
});

test("a date in the past takes nobody's grace", () => {
  const rule = settleRequiredTwoFactor({ ...everyone, from: iso("01-15") }, none, day("03-01"));
  expect(twoFactorDeadline(rule, old)).toEqual(day("03-15"));
});

test("admins have no grace, unless the rule asks nobody", () => {
  for (const rule of [none, { ...none, ...everyone, from: iso("12-01") }]) {
    expect(twoFactorDeadline(rule, admin)?.getTime()).toBeLessThan(admin.createdAt.getTime());
  }
  expect(twoFactorDeadline({ ...none, who: "nobody" }, admin)).toBeNull();
  expect(twoFactorDeadline(none, old)).toBeNull();
});

test("a rule with a date ahead asks nobody for anything yet", () => {
  const rule = settleRequiredTwoFactor({ ...everyone, from: iso("05-01") }, none, day("03-01"));
  expect(asksEveryone(rule, day("04-30"))).toBe(false);
  expect(asksEveryone(rule, day("05-01"))).toBe(true);
  expect(asksEveryone({ ...rule, who: "admins" }, day("05-02"))).toBe(false);
});
