import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { checkEnvironment } from "./environment";

const good = {
  NODE_ENV: "test",
  DATABASE_URL: "postgresql://user:word@127.0.0.1:5432/sallyport",
  SALLYPORT_SECRET: randomBytes(32).toString("base64url"),
} as const;

const problemsOf = (change: Record<string, string>): string[] => {
  const checked = checkEnvironment({ ...good, ...change });
  return checked.ok ? [] : checked.problems;
};

test("settings that are right are taken, with their defaults", () => {
  const checked = checkEnvironment({ ...good, PORT: "4000" });
  expect(checked).toMatchObject({
    ok: true,
    environment: { SALLYPORT_URL: "http://localhost:4000", PASSWORD_COST: 12, TRUST_PROXY: 0 },
  });
});

test.each([
  ["SALLYPORT_SECRET", "short"],
  ["SALLYPORT_SECRET", "change-me-change-me-change-me-change-me"],
  ["SALLYPORT_SECRET", "abababababababababababababababababababab"],
  ["SALLYPORT_URL", "http://accounts.example.com"],
  ["SALLYPORT_URL", "https://accounts.example.com/path"],
  ["SALLYPORT_URL", "accounts.example.com"],
  ["DATABASE_URL", "mysql://host/db"],
  ["PORT", "0"],
  ["PASSWORD_COST", "4"],
  ["TRUST_PROXY", "yes"],
  ["SMTP_URL", "mail.example.com"],
  ["METRICS_TOKEN", "short"],
  ["GEOIP_DATABASE", "/no/such/file.mmdb"],
  ["GEOIP_DATABASE", "package.json"],
])("%s=%s is refused by a sentence that names it and not its value", (name, value) => {
  const problems = problemsOf({ [name]: value });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(name);
  if (name === "SALLYPORT_SECRET") expect(problems[0]).not.toContain(value);
});

test("all problems are told at once", () => {
  expect(problemsOf({ TRUST_PROXY: "x", PASSWORD_COST: "x", SALLYPORT_SECRET: "x" })).toHaveLength(
    3,
  );
});
