import { expect, test } from "vitest";
import { messagesFor } from "@/lib/messages";
import { describeDevice } from "./describe-device";

const words = messagesFor();
const nowhere = { country: null, city: null };
const iphone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1";
const ipad =
  "Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/12.1 Mobile/15E148 Safari/604.1";
const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0";

const described = (userAgent: string, change = {}) =>
  describeDevice({ name: null, userAgent, ...nowhere, ...change }, words, "en");

test("each kind is told by what it says it runs on", () => {
  expect(described(firefox)).toEqual({ kind: "desktop", title: "Firefox on Linux", about: [] });
  expect(described(iphone)).toMatchObject({ kind: "phone", title: "Safari on iOS" });
  expect(described(ipad)).toMatchObject({ kind: "tablet" });
  for (const odd of ["", " ", "curl/8.0", "<script>alert(1)</script>", "constructor"]) {
    expect(described(odd), odd).toEqual({
      kind: "program",
      title: words.browser.unknown,
      about: [],
    });
  }
  for (const [kind, program] of [
    ["phone", "okhttp/5.0"],
    ["phone", "RobinApp/3.1 (iPhone; iOS 19.0)"],
    ["tablet", "RobinApp/3.1 (iPad; iOS 19.0)"],
  ] as const) {
    const app = described(program, { client: "MOBILE" });
    expect(app, program).toMatchObject({ kind, title: words.browser.app });
  }
});

test("its owner's name for it goes first, and what it is comes after", () => {
  const place = { country: "AT", city: "Graz" };
  expect(described(firefox, { name: "Desk", ...place })).toMatchObject({
    title: "Desk",
    about: ["Firefox on Linux", "Graz, Austria"],
  });
  const app = described("okhttp/5.0", { name: "Robin’s phone", client: "MOBILE" });
  expect(app).toMatchObject({ title: "Robin’s phone", about: [] });
});
