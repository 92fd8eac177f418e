import fc from "fast-check";
import { expect, test } from "vitest";
import { DEFAULT_RETURN_PATH, safeReturnPath } from "./return-path";

const APP = "https://app.test";

const hostile = [
  "//evil.test",
  "///evil.test",
  "/\\evil.test",
  "\\\\evil.test",
  "/\t/evil.test",
  "/\n/evil.test",
  " //evil.test",
  "\u0000//evil.test",
  "https:evil.test",
  "https://app.test@evil.test",
  "https://app.test.evil.test",
  "//evil\u3002test",
  "javascript:alert(1)",
  "data:text/html,x",
  ".evil.test",
  "@evil.test",
  "/..//evil.test",
  "/./\\evil.test",
  `/${"x".repeat(10_000)}`,
  ["/a", "/b"],
  undefined,
];

test.each(hostile)("%j leads to the default page", (raw) => {
  expect(safeReturnPath(raw)).toBe(DEFAULT_RETURN_PATH);
});

test("whatever comes in, a browser that follows it stays on this origin", () => {
  const pieces = fc.constantFrom(
    "/",
    "\\",
    ".",
    "..",
    "@",
    ":",
    "//",
    "evil.test",
    "%2f",
    "\t",
    "?",
    "#",
    "x",
  );
  const wild = fc.oneof(
    fc.string(),
    fc.array(pieces).map((parts) => `/${parts.join("")}`),
    fc.webUrl(),
  );
  fc.assert(
    fc.property(wild, (raw) => {
      expect(new URL(safeReturnPath(raw), APP).origin).toBe(APP);
    }),
    { numRuns: 2000 },
  );
});

test("a page of the app is kept with its query; doors of the API and sign-in are not", () => {
  expect(safeReturnPath("/admin/messages?cursor=1#top")).toBe("/admin/messages?cursor=1#top");
  expect(safeReturnPath("/@evil.test")).toBe("/@evil.test");
  for (const door of ["/api/v1/me", "/login", "/login?x=1", "/_next/x", "/sign-out"]) {
    expect(safeReturnPath(door)).toBe(DEFAULT_RETURN_PATH);
  }
});
