import { expect, test } from "vitest";
import { canonicalSecret, secretBytes } from "./imported-secret";

test.each([
  ["jbsw y3dp-ehpk 3pxp====", "JBSWY3DPEHPK3PXP", 10],
  ["JBSWY3DPEHPK3PXPJBSWY3DPEZ", "JBSWY3DPEHPK3PXPJBSWY3DPEY", 16],
  ["JBSWY3DPEHPK3PXPJBSWY3DPE", "JBSWY3DPEHPK3PXPJBSWY3DP", 15],
])("%s is %s", (written, secret, bytes) => {
  expect(canonicalSecret(written)).toBe(secret);
  expect(secretBytes(secret)).toBe(bytes);
});

test.each(["", "====", "JBSWY3DP1", "JBSW=Y3DP", "ｊbswy3dp"])("%j is no base32", (written) => {
  expect(canonicalSecret(written)).toBeNull();
});
