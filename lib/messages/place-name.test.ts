import { expect, test } from "vitest";
import { messagesFor } from "./index";
import { placeName } from "./place-name";

const words = messagesFor().places;

test.each([
  [{ country: "PT", city: "Lisbon" }, "en", "Lisbon, Portugal"],
  [{ country: "PT", city: null }, "en", "Portugal"],
  [{ country: "DE", city: "Munich" }, "pt", "Munich, Alemanha"],
  [{ country: null, city: null }, "en", "Unknown place"],
  [{ country: "QQ", city: null }, "en", "Unknown place"],
  [{ country: "portugal", city: null }, "en", "Unknown place"],
])("%o in %s is %s", (place, locale, name) => {
  expect(placeName(place, locale, words)).toBe(name);
});
