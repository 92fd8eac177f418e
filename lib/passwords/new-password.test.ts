import { expect, test } from "vitest";
import { newPasswordProblem } from "./new-password";
import { newPasswordField } from "./schema";

const owner = { email: "robin.moore@example.test", name: "Robin Moore" };

test.each([
  ["password1234", "password.common"],
  ["123456789012", "password.common"],
  ["Sallyport-2026!", "password.product"],
  ["s4llyp0rt rocks", "password.product"],
  ["robin.moore-2026", "password.personal"],
  ["R0bin likes tea", "password.personal"],
  ["aaaaaaaaaaaa", "password.weak"],
  ["seven otters juggle lanterns", null],
  ["xkvqzrtmwplaxkvqzrtm", null],
  ["\u674e\u5c0f\u9f99\u559c\u6b22\u559d\u8336\u548c\u8bfb\u4e66\u7684\u4eba", null],
])("%j gives %j", async (password, problem) => {
  expect(await newPasswordProblem(password, owner)).toBe(problem);
});

test("length counts characters as people do, from 12 to 128", () => {
  const fits = (password: string) => newPasswordField.safeParse(password).success;
  expect(fits("\u{1f98a}".repeat(11))).toBe(false);
  expect(fits("\u{1f98a}".repeat(12))).toBe(true);
  expect(fits("x".repeat(128))).toBe(true);
  expect(fits("x".repeat(129))).toBe(false);
  expect(fits(`${"x".repeat(20)}\ud800`)).toBe(false);
});
