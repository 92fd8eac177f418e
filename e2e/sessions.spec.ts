import { makeStale, row } from "./support/database";
import { newPhone, newPhoneToken, refresh, statusOfMe } from "./support/phones";
import { expectRefused } from "./support/refusals";
import { confirmOn, isLive, ownId, signedInBeside } from "./support/sessions";
import { expect, test, withAndWithoutScript } from "./support/story";

const path = "/account/sessions";

withAndWithoutScript(() => {
  test("each other session is signed out by its button, and is out at once", async ({ page }) => {
    const { cookies } = await signedInBeside(page, path, 2);
    const main = page.getByRole("main");
    await expect(main.getByText("You have 3 sessions, this one among them.")).toBeVisible();
    await expect(main.getByText("This device")).toHaveCount(1);
    const here = main.getByRole("list", { name: "This session" });
    await expect(here.getByText("Chrome on ")).toBeVisible();
    await expect(here.getByText(/^Signed in with password .*, last active /)).toBeVisible();
    await expect(here.getByRole("button")).toHaveCount(0);

    // The latest comes first.
    await main.getByRole("button", { name: "Sign out", exact: true }).first().click();
    await expect(page.getByText("The session is signed out.")).toBeVisible();
    await expect(main.getByRole("button", { name: "Sign out", exact: true })).toHaveCount(1);
    expect(await Promise.all(cookies.map(isLive))).toEqual([true, false]);
  });

  test("all others are signed out together, after a fresh proof", async ({ page }) => {
    const { person, cookies } = await signedInBeside(page, path, 2);
    await makeStale(person.email);
    await page.getByRole("button", { name: "Sign out all other sessions" }).click();
    await confirmOn(page, person);
    await expect(page).toHaveURL(/\/account\/sessions\?/);
    expect(await Promise.all(cookies.map(isLive))).toEqual([true, true]);
    await page.getByRole("button", { name: "Sign out all other sessions" }).click();
    await expect(page.getByText("All other sessions are signed out.")).toBeVisible();
    await expect(page.getByText("You are signed in here, and nowhere else.")).toBeVisible();
    await expect(page.getByText("No other sessions")).toBeVisible();
    await expect(page.getByRole("button", { name: "Sign out all" })).toHaveCount(0);
    expect(await Promise.all(cookies.map(isLive))).toEqual([false, false]);
  });

  test("one session is signed out after a fresh proof only", async ({ page }) => {
    const { person, cookies } = await signedInBeside(page, path, 1);
    await makeStale(person.email);
    const button = page.getByRole("main").getByRole("button", { name: "Sign out", exact: true });
    await button.click();
    await confirmOn(page, person);
    expect(await isLive(cookies[0] ?? "")).toBe(true);
    await button.click();
    await expect(page.getByText("The session is signed out.")).toBeVisible();
    expect(await isLive(cookies[0] ?? "")).toBe(false);
  });

  test("a session that has ended in the meantime is no riddle", async ({ page }) => {
    // The page is to be the last to know.
    await page.route("**/account/live*", () => {});
    const { cookies } = await signedInBeside(page, path, 1);
    const id = await ownId(cookies[0] ?? "", "/sessions");
    await row("update session set ended_at = now() where id = $1 returning id", [id]);
    await page.getByRole("main").getByRole("button", { name: "Sign out", exact: true }).click();
    await expect(page.getByText("This session had ended already.")).toBeVisible();
  });

  test("a phone stands among them by its name, and its tokens end with its button", async ({
    page,
  }) => {
    const { person } = await signedInBeside(page, path, 0);
    const device = { token: newPhoneToken(), name: "Robin’s phone" };
    const { accessToken, refreshToken } = await newPhone(person, { device });
    await page.reload();
    const main = page.getByRole("main");
    await expect(main.getByText(device.name, { exact: true })).toBeVisible();
    await main.getByRole("button", { name: "Sign out", exact: true }).click();
    await expect(page.getByText("The session is signed out.")).toBeVisible();
    expect(await statusOfMe(accessToken)).toBe(401);
    expectRefused(await refresh(refreshToken), 401, "INVALID_TOKEN", "refresh");
  });

  test("an unusual session stands out, says why, and leads to its device", async ({ page }) => {
    const { cookies } = await signedInBeside(page, path, 1);
    const id = await ownId(cookies[0] ?? "", "/sessions");
    await row(
      `update session set country = 'IS', city = 'Akureyri', risk_score = 45,
              risk_reasons = '{new_country,unheard_of,constructor}' where id = $1 returning id`,
      [id],
    );
    await page.reload();
    const main = page.getByRole("main");
    await expect(main.getByText("Unusual")).toHaveCount(1);
    await expect(main.getByText("Akureyri, Iceland")).toBeVisible();
    await expect(main.getByText(/^First time from Iceland\. N/)).toBeVisible();
    await main.getByRole("link", { name: "Not you?" }).click();
    await expect(page).toHaveURL(/\/account\/devices#device-/);
  });
});
