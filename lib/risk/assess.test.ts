import { expect, test } from "vitest";
import { assessRisk, type RiskFacts } from "./assess";

/** Nothing unusual: ten sign-ins in the morning from home, the last a day ago. */
const usual: RiskFacts = {
  hasHistory: true,
  deviceIsKnown: true,
  country: "PT",
  earlierCountries: ["PT", "ES"],
  travel: { kilometres: 0, hours: 24 },
  failuresBefore: 0,
  hour: 9,
  earlierHours: Array.from({ length: 10 }, () => 9),
  twoFactorWasReset: false,
};

const newDevice = { deviceIsKnown: false };
const newCountry = { country: "BR" };
const impossible = { travel: { kilometres: 5_000, hours: 3 } };
const failures = { failuresBefore: 3 };
const oddHour = { hour: 20 };
const wasReset = { twoFactorWasReset: true };

test.each<[Partial<RiskFacts>, number, string, string[]]>([
  [{}, 0, "low", []],
  [newDevice, 25, "low", ["new_device"]],
  [newCountry, 20, "low", ["new_country"]],
  [failures, 15, "low", ["failures_before"]],
  [oddHour, 10, "low", ["unusual_hour"]],
  [impossible, 45, "medium", ["impossible_travel"]],
  [wasReset, 45, "medium", ["two_factor_reset"]],
  [{ ...wasReset, hasHistory: false }, 45, "medium", ["two_factor_reset"]],
  [{ ...wasReset, ...newDevice }, 70, "high", ["new_device", "two_factor_reset"]],
  [{ ...newDevice, ...oddHour }, 35, "low", ["new_device", "unusual_hour"]],
  [{ ...newDevice, ...failures }, 40, "medium", ["new_device", "failures_before"]],
  [{ ...newDevice, ...newCountry }, 45, "medium", ["new_device", "new_country"]],
  [{ ...newCountry, ...impossible }, 65, "medium", ["new_country", "impossible_travel"]],
  [{ ...newDevice, ...impossible }, 70, "high", ["new_device", "impossible_travel"]],
  [
    { ...newDevice, ...newCountry, ...impossible, ...failures, ...oddHour },
    115,
    "high",
    ["new_device", "new_country", "impossible_travel", "failures_before", "unusual_hour"],
  ],
])("%o scores %d, which is %s", (change, score, level, reasons) => {
  expect(assessRisk({ ...usual, ...change })).toEqual({ score, level, reasons });
});

test("an account's first sign-in has nothing to differ from", () => {
  const first = { ...usual, ...newDevice, ...newCountry, ...impossible, ...failures };
  expect(assessRisk({ ...first, hasHistory: false })).toEqual({
    score: 0,
    level: "low",
    reasons: [],
  });
});

test.each<[string, Partial<RiskFacts>]>([
  ["this place is unknown", { country: null, travel: null }],
  ["no earlier place is known", { country: "BR", earlierCountries: [] }],
  ["a flight could do it", { travel: { kilometres: 5_000, hours: 6 } }],
  ["it is within what databases are off by", { travel: { kilometres: 240, hours: 0 } }],
  ["two wrong passwords are a slip", { failuresBefore: 2 }],
  ["nine earlier sign-ins are no habit", { hour: 20, earlierHours: Array(9).fill(9) }],
  ["an hour past midnight is near one before", { hour: 1, earlierHours: Array(10).fill(23) }],
])("nothing is held against somebody where %s", (_why, change) => {
  expect(assessRisk({ ...usual, ...change }).reasons).toEqual([]);
});
