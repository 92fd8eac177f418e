import type { Page } from "@playwright/test";
import { newAccount, sessionOf, signIn } from "./support/accounts";
import { readAs } from "./support/api";
import { row } from "./support/database";
import { newAddress } from "./support/people";
import { send } from "./support/send";
import { expect, expectSignedIn, signInOn, test, withAndWithoutScript } from "./support/story";

const GERMAN = "217.0.0.1";
const PORTUGUESE = "194.65.0.1";
const WRONG = "seven green windmills over sand";
const PER_PAGE = 30;

const bell = (page: Page) => page.getByRole("banner").getByRole("link", { name: /^Notices/ });
const sentences = (page: Page) => page.getByRole("main").getByRole("listitem");
const chip = (page: Page, name: string) =>
  page.getByRole("main").getByRole("navigation").getByRole("link", { name, exact: true });

/** So many failed tries as only weeks would make. */
const manyFailures = (email: string, count: number) =>
  row(
    `with made as (
       insert into audit_event (id, occurred_at, type, outcome, subject_id, address)
       select gen_random_uuid(), now() - make_interval(mins => n), 'sign_in.failed', 'FAILURE', u.id, '10.0.0.1'
         from "user" u, generate_series(1, $2::int) n where u.email = $1 returning 1)
     select count(*)::int from made`,
    [email, count],
  );

withAndWithoutScript(() => {
  test("the bell counts what the owner must hear of, until it is read", async ({ page }) => {
    const person = await newAccount();
    await signInOn(page, person);
    await expectSignedIn(page);
    await expect(bell(page)).toHaveAccessibleName("Notices");

    expect((await signIn(person)).status).toBe(200);
    await page.reload();
    await expect(bell(page)).toHaveAccessibleName("Notices, 1 new");
    await bell(page).click();
    await expect(page.getByRole("heading", { level: 1, name: "Activity" })).toBeVisible();
    const notice = sentences(page).filter({ hasText: "You signed in on a new device" });
    await expect(notice.getByText("New", { exact: true })).toBeVisible();

    await page.getByRole("button", { name: "Mark all as read" }).click();
    await expect(page.getByText("All notices are read.")).toBeVisible();
    await expect(bell(page)).toHaveAccessibleName("Notices");
    await expect(notice).toBeVisible();
    await expect(notice.getByText("New", { exact: true })).toBeHidden();
    await page.goto("/account");
    await expect(bell(page)).toHaveAccessibleName("Notices");
  });

  test("activity is narrowed by kind, outcome and time, in the address", async ({ page }) => {
    const person = await newAccount();
    await signIn({ ...person, password: WRONG });
    await signInOn(page, person, "/login?returnTo=/account/activity");
    await expect(page.getByText("You signed in", { exact: true })).toBeVisible();
    await expect(page.getByText("You created this account")).toBeVisible();

    await chip(page, "Sign-ins").click();
    await expect(page.getByText("You created this account")).toBeHidden();
    await chip(page, "Failed").click();
    const failed = page.getByText("Someone tried to sign in with a wrong password");
    await expect(failed).toBeVisible();
    await expect(page.getByText("You signed in", { exact: true })).toBeHidden();
    await chip(page, "Last 24 hours").click();
    await expect(failed).toBeVisible();
    expect(new URL(page.url()).search).toBe("?group=sign_in&outcome=failed&period=day");

    await chip(page, "Account").click();
    await expect(page.getByText("Nothing found", { exact: true })).toBeVisible();
    await page.getByRole("link", { name: "Show everything" }).click();
    await expect(page.getByText("You created this account")).toBeVisible();
    await page.goto("/account/activity?group=nonsense&cursor=nonsense&show=x");
    await expect(page.getByText("You created this account")).toBeVisible();
  });

  test("older events are a page further, and newer ones back", async ({ page }) => {
    const person = await newAccount();
    await manyFailures(person.email, PER_PAGE + 5);
    await signInOn(page, person, "/login?returnTo=/account/activity?outcome=failed");
    const failed = page.getByText("Someone tried to sign in with a wrong password");
    await expect(failed).toHaveCount(PER_PAGE);
    await page.getByRole("link", { name: "Older" }).click();
    await expect(failed).toHaveCount(5);
    await expect(page.getByRole("link", { name: "Older" })).toBeHidden();
    await page.getByRole("link", { name: "Newest" }).click();
    await expect(failed).toHaveCount(PER_PAGE);
  });

  test("what was unusual about a sign-in is said, with the country it came from", async ({
    page,
  }) => {
    const person = await newAccount();
    expect((await signIn(person, { from: GERMAN })).json()).toMatchObject({ status: "complete" });
    await signInOn(page, person);
    await expectSignedIn(page);
    const unusual = await signIn(person, { from: PORTUGUESE });
    expect(unusual.json()).toMatchObject({ status: "mfa_required" });
    await page.goto("/account/activity?group=sign_in");
    const asked = sentences(page).filter({ hasText: "a code was asked for" });
    await expect(asked).toContainText("First time on this device. First time from Portugal.");
    await expect(asked).toContainText(`Portugal, ${PORTUGUESE}`);
  });

  test("the overview says what is good, and the one thing to do next", async ({ page }) => {
    const person = await newAccount();
    expect((await signIn(person, { from: GERMAN })).status).toBe(200);
    await signIn({ ...person, password: WRONG });
    await signInOn(page, person);
    await expectSignedIn(page);
    const checkUp = page.getByRole("region", { name: "Security check-up" });
    await expect(checkUp).toContainText("2 things left to do.");
    await expect(checkUp).toContainText("Your email is verified");
    await expect(checkUp.getByRole("link")).toHaveCount(1);
    await expect(checkUp.getByRole("link", { name: "Turn on two-factor" })).toHaveAttribute(
      "href",
      "/account/two-factor",
    );

    const facts = page.getByRole("region", { name: "Signing in" });
    await expect(facts).toContainText(`Germany, ${GERMAN}`);
    await expect(facts).toContainText("1 failed try");
    await expect(facts).toContainText("Not changed since you created the account");
    await expect(facts).toContainText("2 sessions");
    await facts.getByRole("link", { name: "See them" }).click();
    await expect(page.getByText("Someone tried to sign in with a wrong password")).toBeVisible();
    await page.goto("/account");
    await page.getByRole("link", { name: "See all activity" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Activity" })).toBeVisible();
  });
});

type Listed = { items: { id: string; type: string; outcome: string }[]; nextCursor: string | null };

test("the API gives one's own events by pages, and no other's", async () => {
  const [person, other] = [await newAccount(), await newAccount()];
  const [cookie, foreign] = [await sessionOf(person), await sessionOf(other)];
  await manyFailures(person.email, PER_PAGE);
  const first = (await readAs(cookie, "/events")).json<Listed>();
  expect(first.items).toHaveLength(PER_PAGE);
  const second = (await readAs(cookie, `/events?cursor=${first.nextCursor}`)).json<Listed>();
  expect(second.nextCursor).toBeNull();
  const ids = [...first.items, ...second.items].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThan(PER_PAGE);

  const mixed = (await readAs(foreign, `/events?cursor=${first.nextCursor}`)).json<Listed>();
  for (const { id } of mixed.items) expect(ids).not.toContain(id);
  const failed = (await readAs(cookie, "/events?outcome=failed&period=day")).json<Listed>();
  for (const { outcome } of failed.items) expect(outcome).not.toBe("SUCCESS");

  for (const asked of ["cursor=x", "group=x", "group=device&group=account", "userId=x"]) {
    const refused = await readAs(cookie, `/events?${asked}`);
    expect([refused.status, refused.json().code], asked).toEqual([422, "INVALID_INPUT"]);
  }
  expect((await send("/api/v1/events", { from: newAddress() })).status).toBe(401);
});

test("the mails' previews are not here where people are served", async () => {
  const answer = await send("/dev/mails");
  expect(answer.status).toBe(404);
  expect(answer.text).not.toContain("two-factor-on");
});
