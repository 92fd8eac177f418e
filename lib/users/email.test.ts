import fc from "fast-check";
import { expect, test } from "vitest";
import { normalizeEmail } from "./email";
import { emailField, nameField } from "./schema";

const accepted = (value: unknown): boolean => emailField.safeParse(value).success;

test("one mailbox has one form: case, spaces around, final dot, punycode", () => {
  const forms = ["ann@example.com", "Ann@EXAMPLE.com", " ann@example.com ", "ann@example.com."];
  const normal = forms.map((form) => normalizeEmail(emailField.parse(form)));
  expect(new Set(normal)).toEqual(new Set(["ann@example.com"]));
  expect(normalizeEmail("ann@b\u00fccher.example")).toBe("ann@xn--bcher-kva.example");
  expect(normalizeEmail("ann@example\u3002com")).toBe("ann@example.com");
});

test("two mailboxes never become one", () => {
  expect(normalizeEmail("a.nn@example.com")).not.toBe(normalizeEmail("ann@example.com"));
  expect(normalizeEmail("ann+x@example.com")).not.toBe(normalizeEmail("ann@example.com"));
  expect(normalizeEmail("\u0130@example.com")).not.toBe(normalizeEmail("i@example.com"));
});

test.each([
  "mi\u212ae@x.test",
  "mi\u017fe@x.test",
  "ann\uff20x.test",
  "ann@x.test\r\nBcc: eve@x.test",
  "a\u0000b@x.test",
  "\u202eann@x.test",
  "ann@localhost",
  "ann@x.test/path",
  "ann@x.test:25",
  "ann@@x.test",
  "<ann@x.test>",
  "ann",
  "",
  `${"a".repeat(250)}@x.test`,
  { not: "x" },
  ["ann@x.test"],
  null,
])("%j is no address", (value) => expect(accepted(value)).toBe(false));

test("normalising is stable and never throws for what the schema lets in", () => {
  fc.assert(
    fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: "binary" })), (raw) => {
      const parsed = emailField.safeParse(raw);
      if (!parsed.success) return;
      const normal = normalizeEmail(parsed.data);
      expect(normalizeEmail(normal)).toBe(normal);
      expect(normal).not.toMatch(/[A-Z\s]/);
    }),
    { numRuns: 2000 },
  );
});

test("names take any script, and nothing that cannot be seen", () => {
  for (const name of ["Zo\u00eb", "\u674e\u5c0f\u9f99", "O'Brien", "\u{1f98a} Fox"]) {
    expect(nameField.safeParse(name).success).toBe(true);
  }
  for (const name of ["", " ", "a\u0000", "a\u202eb", "a\r\nb", "\ud800", "x".repeat(101)]) {
    expect(nameField.safeParse(name).success).toBe(false);
  }
});

test("mail goes to the domain that was looked up, not to what another mapping makes of the typed one", () => {
  expect(emailField.parse("Ann@EXAMPLE.com")).toBe("Ann@example.com");
  expect(emailField.parse("ann@b\u00fccher.example")).toBe("ann@xn--bcher-kva.example");
  expect(emailField.parse("ann@\uff45xample.com")).toBe("ann@example.com");
  for (const lookalike of ["ann@exam\u00adple.com", "ann@example.com\u2060", "ann@1.2.3"]) {
    expect(accepted(lookalike)).toBe(false);
  }
});
