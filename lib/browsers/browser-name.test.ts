import { expect, test } from "vitest";
import { messagesFor } from "@/lib/messages";
import { browserName } from "./browser-name";

const words = messagesFor().browser;

test("a browser is named with its system; nothing a program makes up stands in our words", () => {
  const chrome =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36";
  expect(browserName(chrome, words)).toBe("Chrome on Windows");
  for (const made of [
    "Your account is locked. Go to https://evil.test/now/1 x",
    "curl/8.0",
    "",
    null,
  ]) {
    expect(browserName(made, words)).toBe(words.unknown);
  }
});
