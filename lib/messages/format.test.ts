import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dateTime, duration, fill, plural, relativeTime } from "./format";

const noon = new Date("2026-03-10T12:00:00Z");
const before = (seconds: number) => new Date(noon.getTime() - seconds * 1000);
const when = { now: noon, locale: "en" };

describe("fill", () => {
  test("puts each value where the sentence names it", () => {
    expect(fill("{a} and {b} and {a}", { a: "one", b: 2 })).toBe("one and 2 and one");
  });

  test("leaves a name without a value in sight", () => {
    expect(fill("Try again in {wait}.", {})).toBe("Try again in {wait}.");
  });

  test("never reads a value as a part of the sentence", () => {
    expect(fill("{name}", { name: "{email}", email: "secret" })).toBe("{email}");
  });

  test("knows only the values it was given, not what every object has", () => {
    expect(fill("{constructor}", {})).toBe("{constructor}");
  });
});

test("plural takes the form the locale's grammar asks for", () => {
  const forms = { one: "{count} browser", other: "{count} browsers" };
  expect(plural("en", forms, 1)).toBe("1 browser");
  expect(plural("en", forms, 0)).toBe("0 browsers");
  expect(plural("en", forms, 1200)).toBe("1,200 browsers");
});

test("relativeTime speaks in the largest whole unit", () => {
  expect(relativeTime(before(20), when)).toBe("now");
  expect(relativeTime(before(60), when)).toBe("1 minute ago");
  expect(relativeTime(before(26 * 3600), when)).toBe("1 day ago");
  expect(relativeTime(before(40 * 86_400), when)).toBe("1 month ago");
  expect(relativeTime(before(-7200), when)).toBe("in 2 hours");
});

test("dateTime is exact and names its zone", () => {
  const text = dateTime(noon, { locale: "en", timeZone: "Asia/Tokyo" });
  expect(text).toContain("March 10, 2026");
  expect(text).toContain("9:00");
  expect(text).toContain("GMT+9");
});

describe("duration", () => {
  test("speaks of seconds, minutes or hours", () => {
    expect(duration(1, "en")).toBe("1 second");
    expect(duration(200, "en")).toBe("4 minutes");
    expect(duration(1800, "en")).toBe("30 minutes");
    expect(duration(7200, "en")).toBe("2 hours");
  });

  test("never promises less than the wait", () => {
    const sizes: Record<string, number> = { second: 1, minute: 60, hour: 3600 };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seconds) => {
        const [count = "", unit = ""] = duration(seconds, "en").split(" ");
        const said = Number(count.replaceAll(",", "")) * (sizes[unit.replace(/s$/, "")] ?? 0);
        expect(said).toBeGreaterThanOrEqual(seconds);
      }),
    );
  });
});
