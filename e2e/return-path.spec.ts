import { newAccount, sessionOf } from "./support/accounts";
import { bearing } from "./support/api";
import { appUrl } from "./support/app-url";
import { postForm } from "./support/forms";
import { hostilePaths } from "./support/hostile-paths";
import { send } from "./support/send";
import {
  expect,
  expectSignedIn,
  loseCookies,
  signInOn,
  test,
  withAndWithoutScript,
} from "./support/story";

/** One of each kind, for the browser itself to follow. */
const trickiest = [
  "//evil.test",
  "/\\evil.test",
  "/\t/evil.test",
  "https:evil.test",
  "/.//evil.test",
];

// A page whose cookies are taken away may be asking for news of its session at that moment.
test.use({ expectedComplaints: /status of (401|404)/ });

withAndWithoutScript(() => {
  test("no return path leads a browser out of the app", async ({ page, context }) => {
    const person = await newAccount();
    const strangers: string[] = [];
    await context.route(
      (url) => url.origin !== appUrl(),
      (route) => {
        strangers.push(route.request().url());
        return route.abort();
      },
    );
    for (const path of trickiest) {
      await loseCookies(page);
      await signInOn(page, person, `/login?returnTo=${encodeURIComponent(path)}`);
      await expectSignedIn(page);
      expect(new URL(page.url()).origin).toBe(appUrl());
    }
    for (const path of trickiest) {
      await page.goto(`/login?returnTo=${encodeURIComponent(path)}`);
      await expectSignedIn(page);
      expect(new URL(page.url()).origin).toBe(appUrl());
    }
    expect(strangers).toEqual([]);
  });
});

test("whatever the form says, the answer leads to a page of the app and sets no cookie but ours", async () => {
  const person = await newAccount();
  for (const path of hostilePaths) {
    const answer = await postForm("/login", [
      ["returnTo", path],
      ["email", person.email],
      ["password", person.password],
    ]);
    expect(answer.status, path).toBe(303);
    const target = new URL(answer.headers.location ?? "", appUrl());
    expect(target.origin, path).toBe(appUrl());
    expect(target.pathname, path).not.toMatch(/^\/(login|sign-out|api)/);
    expect(answer.cookies.every((cookie) => cookie.startsWith("sallyport"))).toBe(true);
  }
});

test("whoever is signed in already is not sent out of the app either", async () => {
  const headers = [bearing(await sessionOf(await newAccount()))];
  for (const path of hostilePaths) {
    const query = new URLSearchParams({ returnTo: path });
    const answer = await send(`/login?${query}`, { headers });
    expect(answer.status, path).toBe(307);
    const target = new URL(answer.headers.location ?? "", appUrl());
    expect(target.origin, path).toBe(appUrl());
    expect(target.pathname, path).not.toMatch(/^\/(login|sign-out|api)/);
  }
});

test("a return path given twice, or under another name, is nobody's", async () => {
  const person = await newAccount();
  const answer = await postForm("/login?returnTo=//evil.test&returnTo=/account", [
    ["email", person.email],
    ["password", person.password],
    ["returnTo", "//evil.test"],
    ["returnTo", "/account"],
  ]);
  expect(answer.headers).not.toHaveProperty("location");

  const queries = ["callbackUrl=//evil.test", "next=//evil.test", "returnTo[]=//evil.test"];
  for (const query of queries) {
    const other = await postForm(`/login?${query}`, [
      ["email", person.email],
      ["password", person.password],
    ]);
    expect(other.headers.location).toMatch(/\/account$/);
  }
});
