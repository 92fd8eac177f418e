import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { operations } from "@/lib/api/operations";

const sources = ["app", "components", "lib"]
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) =>
      path.join(folder, file),
    ),
  )
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|generated/.test(file))
  .sort();

const filesWith = (pattern: RegExp): string[] =>
  sources.filter((file) => pattern.test(readFileSync(file, "utf8")));

test("one door makes sessions", () => {
  const importers = filesWith(/from ".*\/open-session"/);
  expect(importers).toEqual(["lib/sign-in/complete-sign-in.ts"]);
  expect(filesWith(/\bsession\.(create|createMany|upsert)\(/)).toEqual([
    "lib/sessions/open-session.ts",
  ]);
  expect(filesWith(/\brefreshToken\.(create|createMany|upsert)\(/)).toEqual([
    "lib/sessions/tokens.ts",
  ]);
  expect(filesWith(/\baddRefreshToken\b/)).toEqual([
    "lib/sessions/open-session.ts",
    "lib/sessions/refresh-session.ts",
    "lib/sessions/tokens.ts",
  ]);
});

test("every endpoint file that says use server exports nothing but wrapped actions", () => {
  const endpoints = sources.filter((file) => readFileSync(file, "utf8").startsWith('"use server"'));
  expect(endpoints.length).toBeGreaterThan(3);
  for (const file of endpoints) {
    expect(file).toMatch(/^app\/.*actions\.ts$/);
    const exported = [...readFileSync(file, "utf8").matchAll(/^export (.*)$/gm)].map(
      ([, rest]) => rest,
    );
    for (const line of exported)
      expect(line).toMatch(
        /^const \w+(: \w+)? = (formAction|ownAction|buttonAction|rowAction|leaveAction|async \()/,
      );
  }
});

test("whoever must turn two-factor on first finds these doors open, and no other", () => {
  expect(filesWith(/\brequireEnrolling\(\)/)).toEqual([
    "app/(account)/account/two-factor/page.tsx",
    "app/(account)/confirm/page.tsx",
  ]);
  expect(filesWith(/whileEnrolling: true/)).toEqual([
    "app/(account)/account/data/actions.ts",
    "app/(account)/account/two-factor/actions.ts",
    "app/(account)/confirm/actions.ts",
  ]);
  const open = operations.filter(({ auth }) => auth === "enrolling").map(({ path }) => path);
  expect(open.sort()).toEqual([
    "/auth/confirm",
    "/auth/logout-all",
    "/mfa/status",
    "/mfa/totp/cancel",
    "/mfa/totp/confirm",
    "/mfa/totp/setup",
  ]);
});

test("whoever must change an old password first finds these doors open, and no other", () => {
  expect(filesWith(/\brequireChangingPassword\(\)/)).toEqual([
    "app/(account)/account/password/page.tsx",
  ]);
  expect(filesWith(/whilePasswordIsDue: true/)).toEqual([
    "app/(account)/account/password/actions.ts",
    "lib/api/auth-operations.ts",
  ]);
  const open = operations.filter(({ whilePasswordIsDue }) => whilePasswordIsDue);
  expect(open.map(({ path }) => path).sort()).toEqual([
    "/auth/change-password",
    "/auth/logout-all",
  ]);
});
