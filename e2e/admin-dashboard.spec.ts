import type { Page } from "@playwright/test";
import { lastDays } from "@/lib/figures/days";
import { newAccount, sessionOf } from "./support/accounts";
import { bearing, cookiesOf, ownOrigin } from "./support/api";
import type { EmptyApp } from "./support/empty-app";
import { actionIdsOf, callAction, multipart, postForm } from "./support/forms";
import { asMember, newMember } from "./support/members";
import {
  newAddress,
  newPerson,
  type Person,
  type Protected,
  takeBackupCode,
} from "./support/people";
import { type Header, send } from "./support/send";
import {
  expect,
  expectSignedIn,
  signInOn,
  submitSignIn,
  test,
  withAndWithoutScript,
} from "./support/story";
import { turnOnByApi } from "./support/two-factor";

type Admin = Protected & { cookie: Header };

/** The only admin of an app that nobody else is in. */
async function soleAdmin(app: EmptyApp): Promise<Admin> {
  const link = new URL(await app.startOver());
  const person = newPerson();
  const typed = Object.entries(person);
  const answer = await postForm(`${link.pathname}${link.search}`, typed, { base: app.url });
  expect(answer.status).toBe(303);
  const cookies = cookiesOf(answer);
  return { ...person, ...(await turnOnByApi(cookies, app.url)), cookie: bearing(cookies) };
}

async function openDashboard(page: Page, app: EmptyApp, admin: Admin): Promise<void> {
  await page.goto(`${app.url}/login?returnTo=/admin`);
  await submitSignIn(page, admin);
  await page.getByRole("link", { name: "Use a backup code" }).click();
  await page.getByLabel("Backup code").fill(takeBackupCode(admin));
  await page.getByRole("button", { name: "Verify" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Dashboard" })).toBeVisible();
}

/** The job has counted every day, and counts those that are over no more. */
const figuresAreCounted = (app: EmptyApp) =>
  expect
    .poll(async () => {
      const days = await app.rows(`select 1 from daily_figure where name = 'day:closed'`, []);
      return days.length;
    })
    .toBe(90);

const mailsTo = async (app: EmptyApp, { email }: Person): Promise<string[]> =>
  (
    await app.rows<{ template: string }>(
      `select m.template from outbox_message m join "user" u on u.id = m.user_id
        where u.email = $1 and m.template = 'reminder'`,
      [email],
    )
  ).map(({ template }) => template);

const makeStale = (app: EmptyApp): Promise<unknown> =>
  app.rows(
    `update session set authenticated_at = authenticated_at - interval '1 hour',
            factor_proved_at = factor_proved_at - interval '1 hour'`,
    [],
  );

withAndWithoutScript(() => {
  test("an admin reads each day's figures, as a table too", async ({ page, emptyApp: app }) => {
    const admin = await soleAdmin(app);
    await figuresAreCounted(app);
    const [day] = lastDays(4, new Date());
    for (const [name, value] of [
      ["event:sign_in.succeeded", 1234],
      ["event:sign_in.failed", 56],
    ]) {
      await app.rows(
        `insert into daily_figure (day, name, value) values ($1, $2, $3)
         on conflict (day, name) do update set value = excluded.value`,
        [day, name, value],
      );
    }
    await openDashboard(page, app, admin);
    await expect(page.getByRole("navigation").getByText("Dashboard").first()).toBeAttached();
    await expect(page.getByText("Days are counted in UTC.")).toBeVisible();
    const signIns = page.getByRole("region", { name: "Sign-ins", exact: true });
    await signIns.getByText("As a table").click();
    await expect(signIns.getByRole("columnheader")).toHaveText([
      "Day",
      "Signed in",
      "Failed tries",
    ]);
    const spoken = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeZone: "UTC" });
    const row = signIns.getByRole("row", { name: spoken.format(new Date(`${day}T00:00:00Z`)) });
    await expect(row.getByRole("cell")).toHaveText(["1,234", "56"]);
    await expect(signIns.getByRole("row")).toHaveCount(91);
  });

  test("one person is reminded by a button, after a fresh proof, and leaves the list", async ({
    page,
    emptyApp: app,
  }) => {
    const admin = await soleAdmin(app);
    const other = await newMember(app, "ADMIN");
    await newMember(app);
    await openDashboard(page, app, admin);
    const list = page.getByRole("region", { name: "Who needs a nudge" });
    await expect(list.getByText("1 person has something to do")).toBeVisible();
    await expect(list.getByText("Turn on two-factor")).toBeVisible();
    await makeStale(app);
    const button = list.getByRole("button", { name: `to ${other.name}, ${other.email}` });
    await button.click();
    await expect(
      page.getByRole("heading", { level: 1, name: "Confirm that it is you" }),
    ).toBeVisible();
    expect(await mailsTo(app, other)).toEqual([]);
    await page.getByLabel("Password", { exact: true }).fill(admin.password);
    await page.getByLabel("Authentication code").fill(takeBackupCode(admin));
    await page.getByRole("button", { name: "Confirm" }).click();
    await expect(page.getByText("Now repeat")).toBeVisible();
    await button.click();
    await expect(page.getByText("The reminder is on its way.")).toBeVisible();
    await expect(page.getByRole("heading", { name: "Nobody needs a nudge" })).toBeVisible();
    await expect(page.getByText("1 person was reminded in the last 7 days")).toBeVisible();
    expect(await mailsTo(app, other)).toHaveLength(1);
  });

  test("all who are shown are reminded at once", async ({ page, emptyApp: app }) => {
    const admin = await soleAdmin(app);
    const others = [await newMember(app, "ADMIN"), await newMember(app, "ADMIN")];
    await openDashboard(page, app, admin);
    await page.getByRole("button", { name: "Send a reminder to all 2 shown" }).click();
    await expect(page.getByText("The reminders are on their way.")).toBeVisible();
    for (const other of others) expect(await mailsTo(app, other)).toHaveLength(1);
  });

  test.describe("to everybody else", () => {
    test.use({ expectedComplaints: /status of 404/ });

    test("the page is not there", async ({ page }) => {
      await signInOn(page, await newAccount());
      await expectSignedIn(page);
      const opened = await page.goto("/admin");
      expect(opened?.status()).toBe(404);
      await expect(
        page.getByRole("heading", { level: 1, name: "This page is not here" }),
      ).toBeVisible();
    });
  });
});

test("nothing of the page reaches others, as a document or as data", async () => {
  const cookie = await sessionOf(await newAccount());
  const asData: Header[] = [["RSC", "1"]];
  for (const headers of [[], [bearing(cookie)], asData, [bearing(cookie), ...asData]]) {
    const answer = await send("/admin?_rsc=1", { headers, from: newAddress() });
    expect(answer.text).not.toMatch(/Who needs a nudge|Nobody needs a nudge|Failed tries/);
  }
});

test("its buttons obey admins alone, and nobody is reminded twice", async ({ emptyApp: app }) => {
  const admin = await soleAdmin(app);
  const other = await newMember(app, "ADMIN");
  const [{ id = "" } = {}] = await app.rows<{ id: string }>(
    `select id from "user" where email = $1`,
    [other.email],
  );
  const visitor = { headers: [admin.cookie], base: app.url };
  const actions = await actionIdsOf("/admin", visitor);
  expect(actions).toHaveLength(2);
  await app.changePolicy("requiredTwoFactor", { who: "nobody", from: null, graceDays: 0 });
  const others = [[], [await asMember(app, await newMember(app))], [await asMember(app, other)]];
  const press = (action: string, who: Header[], fields: [string, string][] = [["id", id]]) => {
    const { type, body } = multipart([[`$ACTION_ID_${action}`, ""], ...fields]);
    const headers = [type, ownOrigin(app.url), ...who];
    return callAction("/admin", "", body, { headers, base: app.url });
  };
  for (const action of actions) {
    for (const who of others) {
      const answer = await press(action, who);
      expect(answer.status).toBeLessThan(500);
      expect(answer.headers.location ?? "").not.toContain("reminded");
    }
  }
  expect(await mailsTo(app, other)).toEqual([]);

  const pressed = await Promise.all(actions.map((action) => press(action, [admin.cookie])));
  for (const { status } of pressed) expect(status).toBe(303);
  for (const wrong of ["", "x", `${id}\u0000`, "00000000-0000-0000-0000-000000000000"]) {
    for (const action of actions) {
      const answer = await press(action, [admin.cookie], [["id", wrong]]);
      expect(answer.headers.location).toMatch(/notice=(NOT_FOUND|TOO_MANY)$/);
    }
  }
  expect(await mailsTo(app, other)).toHaveLength(1);
});
