import { expect, test } from "vitest";
import { kilometresBetween, nearestKilometres } from "./distance";

test.each([
  ["PT", "PT", 0, 0],
  ["PT", "ES", 0, 0],
  ["VA", "IT", 0, 0],
  ["US", "RU", 0, 0],
  ["PT", "FR", 250, 420],
  ["IS", "NO", 850, 1_000],
  ["DE", "JP", 7_500, 8_500],
  ["ES", "NZ", 16_000, 18_500],
  // Overseas parts are measured by themselves, not with the country they belong to.
  ["FR", "BR", 5_000, 7_500],
  ["GF", "BR", 0, 0],
  ["RE", "MU", 0, 180],
  ["SJ", "NO", 250, 700],
])("%s and %s are between %d and %d km apart where they come closest", (one, other, from, to) => {
  const kilometres = nearestKilometres(one, other);
  expect(kilometres).toBe(nearestKilometres(other, one));
  expect(kilometres).toBeGreaterThanOrEqual(from);
  expect(kilometres).toBeLessThanOrEqual(to);
});

test("no distance is made up for what is unknown", () => {
  expect(nearestKilometres("PT", "EU")).toBeNull();
  expect(kilometresBetween({ country: "PT" }, { country: null })).toBeNull();
});

test("cities are measured exactly, where both are known", () => {
  const lisbon = { country: "PT", at: { latitude: 38.72, longitude: -9.14 } };
  const porto = { country: "PT", at: { latitude: 41.15, longitude: -8.61 } };
  expect(kilometresBetween(lisbon, porto)).toBeCloseTo(274, -1);
  expect(kilometresBetween(lisbon, { country: "PT" })).toBe(0);
  expect(kilometresBetween(lisbon, { country: "ES" })).toBe(0);
});
