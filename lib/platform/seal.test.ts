import fc from "fast-check";
import { expect, test } from "vitest";
import { seal, unseal } from "./seal";

const text = fc.string({ unit: "grapheme" });

test("what was sealed opens, for its own row only", () => {
  fc.assert(
    fc.property(text, text, text, (plain, row, other) => {
      const sealed = seal(plain, row);
      expect(unseal(sealed, row)).toBe(plain);
      if (other !== row) expect(unseal(sealed, other)).toBeUndefined();
    }),
  );
});

test("one flipped bit anywhere, or a missing end, keeps it shut", () => {
  const sealed = seal("a secret", "user.totp:1");
  for (let index = 0; index < sealed.length; index++) {
    const altered = Buffer.from(sealed);
    altered[index] = (altered[index] ?? 0) ^ 1;
    expect(unseal(altered, "user.totp:1")).toBeUndefined();
    expect(unseal(sealed.subarray(0, index), "user.totp:1")).toBeUndefined();
  }
});

test("sealing the same twice never gives the same", () => {
  const seen = new Set(Array.from({ length: 1000 }, () => seal("same", "row").toString("hex")));
  expect(seen.size).toBe(1000);
});
