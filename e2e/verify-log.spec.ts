import { newAccount, newAdmin, sessionOf } from "./support/accounts";
import { bearing } from "./support/api";
import { newAddress } from "./support/people";
import { send } from "./support/send";
import { expect, expectSignedIn, signInOn, test, withAndWithoutScript } from "./support/story";

// The newest verification is everybody's: one story at a time.
test.describe.configure({ mode: "default" });

withAndWithoutScript(() => {
  test("an admin has the log verified, and reads what came of it", async ({
    page,
    javaScriptEnabled,
  }) => {
    const admin = await newAdmin();
    await signInOn(page, admin, "/login?returnTo=/admin/audit");
    const panel = page.getByRole("region", { name: "Proof of the log" });
    await panel.getByRole("button", { name: /^Verify log/ }).click();
    await expect(async () => {
      // Without script one asks oneself how far it is.
      const link = panel.getByRole("link", { name: "Show how far it is" });
      if (!javaScriptEnabled && (await link.isVisible())) await link.click();
      // Other stories write rows of earlier days, which have no seal for up to a minute.
      const verdict = panel.getByText(/^(The log is whole|Events have no seal)/);
      await expect(verdict).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await expect(panel.getByText(admin.email)).toBeVisible();
    await expect(panel.getByText(/events? under [\d,]+ seals?/)).toBeVisible();
    await expect(panel.getByRole("button", { name: "Verify log again" })).toBeVisible();
  });
});

test.describe("to everybody else", () => {
  test.use({ expectedComplaints: /status of 404/ });

  test("neither the page nor what was found is there", async ({ page }) => {
    const person = await newAccount();
    const cookie = await sessionOf(person);
    const asData: [string, string][] = [["RSC", "1"]];
    for (const headers of [[bearing(cookie)], [bearing(cookie), ...asData]]) {
      const answer = await send("/admin/audit?_rsc=1", { headers, from: newAddress() });
      expect(answer.text).not.toContain("Proof of the log");
    }
    await signInOn(page, person);
    await expectSignedIn(page);
    expect((await page.goto("/admin/audit"))?.status()).toBe(404);
  });
});
