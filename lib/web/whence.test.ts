import { expect, test } from "vitest";
import { unusualAbout, whence } from "./whence";

test("an address is told with its country where that is known, and without where not", () => {
  expect(whence({ userAgent: null, address: "194.65.0.1" }).place).toBe("Portugal");
  expect(whence({ userAgent: null, address: "10.0.0.1" }).place).toBeUndefined();
  expect(whence({ userAgent: null, address: null }).address).toBe("");
});

test("reasons are sentences; what is no reason says nothing", () => {
  expect(unusualAbout(["new_country", "new_device"], "194.65.0.1")).toEqual([
    "First time from Portugal.",
    "First time on this device.",
  ]);
  for (const none of [undefined, null, "new_device", {}, [1, "constructor", "x"]]) {
    expect(unusualAbout(none, "194.65.0.1")).toEqual([]);
  }
});
