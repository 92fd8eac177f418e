import { expect, test } from "vitest";
import { addressGroup, plainAddress } from "./address";

test("an address has one form, whatever it came wrapped in", () => {
  expect(plainAddress("::ffff:192.0.2.7")).toBe("192.0.2.7");
  expect(plainAddress(" [2001:db8::1] ")).toBe("2001:db8::1");
  expect(plainAddress("fe80::1%eth0")).toBe("fe80::1");
  expect(plainAddress("not an address")).toBeUndefined();
});

test("an IPv6 /64 counts as one, its neighbour as another, IPv4 each by itself", () => {
  expect(addressGroup("2001:db8:1:2::1")).toBe(addressGroup("2001:db8:1:2:ffff::9"));
  expect(addressGroup("2001:db8:1:2::1")).not.toBe(addressGroup("2001:db8:1:3::1"));
  expect(addressGroup("192.0.2.1")).not.toBe(addressGroup("192.0.2.2"));
});
