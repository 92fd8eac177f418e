import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { bearing, JSON_TYPE, ownOrigin } from "./support/api";
import type { EmptyApp } from "./support/empty-app";
import { memberSession, newMember } from "./support/members";
import { newAddress, type Person } from "./support/people";
import { expectRefused } from "./support/refusals";
import { send } from "./support/send";
import { expect, expectSignedIn, signInOn, test, withAndWithoutScript } from "./support/story";

const NEW = "four quiet kettles hum at noon";
const rules = { charactersMin: 16, history: 5, kindsMin: 0, expiryDays: 90 };
const PAGE = "/account/password";
const OLD = "Your password is older than is allowed here.";

/** Somebody who set their password long ago, in an app where that is too long. */
async function memberWithOldPassword(app: EmptyApp): Promise<Person> {
  await app.startOver();
  const person = await newMember(app);
  const sql = `update "user" set password_changed_at = now() - interval '91 days'
                where email = $1 returning id`;
  await app.rows(sql, [person.email]);
  await app.changePolicy("passwords", rules);
  return person;
}

async function change(page: Page, current: string, fresh: string): Promise<void> {
  await page.getByLabel("Current password").fill(current);
  await page.getByLabel("New password").fill(fresh);
  await page.getByRole("button", { name: "Change password" }).click();
}

withAndWithoutScript(() => {
  test("an expired password signs in to its change alone, and the change opens the rest", async ({
    page,
    emptyApp: app,
  }) => {
    const person = await memberWithOldPassword(app);
    await signInOn(page, person, `${app.url}/login?returnTo=/account/devices`);
    await expect(page).toHaveURL(`${app.url}${PAGE}`);
    for (const path of ["/account", "/account/two-factor", "/confirm"]) {
      await page.goto(`${app.url}${path}`);
      await expect(page).toHaveURL(`${app.url}${PAGE}`);
    }
    await expect(page.getByText(OLD)).toBeVisible();
    await expect(page.getByText("16 characters or more.")).toBeVisible();

    for (const short of ["short", "nine tramways"]) {
      await change(page, person.password, short);
      await expect(page.getByText("Use at least 16 characters. A few words").first()).toBeVisible();
    }
    await change(page, person.password, NEW);
    await expect(page.getByText("Your password is changed.")).toBeVisible();
    await expect(page.getByText(OLD)).toHaveCount(0);
    await page.goto(`${app.url}/account`);
    await expectSignedIn(page);
  });
});

test("the advice as one types begins with the length that the rules ask for", async ({
  page,
  emptyApp: app,
}) => {
  const person = await memberWithOldPassword(app);
  await signInOn(page, person, `${app.url}/login`);
  await page.getByLabel("New password").pressSequentially("nine tramways");
  const advice = page.locator("p[aria-live=polite]");
  await expect(advice).toContainText("Use at least 16 characters.");
  await expectAccessible(page);
  await page.getByLabel("New password").fill("nine tramways under lamps");
  await expect(advice).not.toContainText("Use at least");
});

test("to programs every door is closed but the change and the way out", async ({
  emptyApp: app,
}) => {
  const person = await memberWithOldPassword(app);
  const cookie = await memberSession(app, person);
  const call = (method: string, path: string, body?: object) =>
    send(`/api/v1${path}`, {
      method,
      headers: [bearing(cookie), JSON_TYPE, ownOrigin(app.url)],
      base: app.url,
      from: newAddress(),
      ...(body && { body: JSON.stringify(body) }),
    });
  for (const [method, path] of [
    ["GET", "/me"],
    ["GET", "/sessions"],
    ["GET", "/mfa/status"],
    ["POST", "/mfa/totp/setup"],
    ["POST", "/auth/confirm"],
    ["POST", "/mfa/disable"],
  ] as const) {
    const answer = await call(method, path, method === "POST" ? {} : undefined);
    expectRefused(answer, 403, "PASSWORD_EXPIRED", path);
  }
  const sending = { headers: [bearing(cookie)], base: app.url };
  expectRefused(await send("/api/auth/session", sending), 403, "PASSWORD_EXPIRED", "next-auth");
  const body = { currentPassword: person.password, newPassword: NEW };
  expect((await call("POST", "/auth/change-password", body)).status).toBe(200);
});
