import { expect, test } from "vitest";
import { newPasswordProblem } from "./new-password";
import { newPasswordField } from "./schema";

const rules = { charactersMin: 12, kindsMin: 0 };

const owner = { email: "robin.moore@example.test", name: "Robin Moore" };

test.each([
  ["password1234", "password.common"],
  ["01012010january", "password.common"],
  ["123456789012", "password.common"],
  ["Sallyport-2026!", "password.product"],
  ["s4llyp0rt rocks", "password.product"],
  ["robin.moore-2026", "password.personal"],
  ["R0bin likes tea", "password.personal"],
  ["aaaaaaaaaaaaaaaaaaaaaaaaaaa", "password.weak"],
  ["seven otters juggle lanterns", null],
  ["xkvqzrtmwplaxkvqzrtm", null],
  ["\u674e\u5c0f\u9f99\u559c\u6b22\u559d\u8336\u548c\u8bfb\u4e66\u7684\u4eba", null],
])("%j gives %j", async (password, problem) => {
  expect(await newPasswordProblem(password, owner, rules)).toBe(problem);
});

test("length counts characters as people do, and the rules in force say how many", async () => {
  const problem = (password: string, charactersMin: number) =>
    newPasswordProblem(password, owner, { ...rules, charactersMin });
  const foxes = "\u{1f98a}\u{1f43b}\u{1f989}\u{1f41d}\u{1f33f}\u{1f30a}\u{1f525}\u{1f319}\u{1f344}";
  expect(await problem(foxes, 10)).toBe("password.tooShort");
  expect(await problem(foxes, 9)).toBeNull();
  expect(await problem("seven otters juggle", 20)).toBe("password.tooShort");
});

test("kinds of characters are asked for where a rule asks for them, and nowhere else", async () => {
  const problem = (password: string, kindsMin: number) =>
    newPasswordProblem(password, owner, { ...rules, kindsMin });
  expect(await problem("sevenottersjugglelanterns", 0)).toBeNull();
  expect(await problem("sevenottersjugglelanterns", 2)).toBe("password.tooFewKinds");
  expect(await problem("seven otters juggle lanterns", 2)).toBeNull();
  expect(await problem("Seven otters juggle lanterns", 4)).toBe("password.tooFewKinds");
  expect(await problem("Seven otters juggle 9 lanterns", 4)).toBeNull();
});

test("no rule lets a password be shorter than 8 characters or longer than 128", () => {
  const fits = (password: string) => newPasswordField.safeParse(password).success;
  expect(fits("\u{1f98a}".repeat(7))).toBe(false);
  expect(fits("\u{1f98a}".repeat(8))).toBe(true);
  expect(fits("x".repeat(128))).toBe(true);
  expect(fits("x".repeat(129))).toBe(false);
  expect(fits(`${"x".repeat(20)}\ud800`)).toBe(false);
});
