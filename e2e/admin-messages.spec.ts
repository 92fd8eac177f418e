import { newAccount, newAdmin, sessionOf } from "./support/accounts";
import { bearing, post } from "./support/api";
import { firstAdminOn } from "./support/first-admin";
import { newAddress, newPerson } from "./support/people";
import { send } from "./support/send";
import { expect, expectSignedIn, signInOn, test, withAndWithoutScript } from "./support/story";

withAndWithoutScript(() => {
  test("an admin reads what was written to whom, addresses masked", async ({ page }) => {
    const person = await newAccount();
    await signInOn(page, await newAdmin(), "/login?returnTo=/admin/messages");
    await expect(page.getByRole("heading", { level: 1, name: "Messages" })).toBeVisible();
    const masked = `${person.email.slice(0, 1)}•••@example.com`;
    await expect(page.getByText(`Email to ${masked}`).first()).toBeVisible();
    await expect(page.getByText(person.email)).toHaveCount(0);
    await expect(page.getByRole("columnheader", { name: "Status" })).toBeVisible();

    await page.getByRole("link", { name: "Sent", exact: true }).click();
    await expect(page).toHaveURL("/admin/messages?state=sent");
    const row = page.getByRole("row").filter({ hasText: masked }).first();
    await expect(row.getByRole("cell", { name: "Sent" })).toBeVisible();
    await row.getByText("Read an example of it").click();
    await expect(row.getByText("Hello Robin Moore,")).toBeVisible();
  });

  test.describe("to everybody else", () => {
    test.use({ expectedComplaints: /status of 404/ });

    test("the page is not there", async ({ page }) => {
      await signInOn(page, await newAccount());
      await expectSignedIn(page);
      await expect(page.getByRole("link", { name: "Messages" })).toHaveCount(0);
      const opened = await page.goto("/admin/messages");
      expect(opened?.status()).toBe(404);
      await expect(
        page.getByRole("heading", { level: 1, name: "This page is not here" }),
      ).toBeVisible();
    });
  });

  test("whoever is signed out is asked to sign in first", async ({ page }) => {
    await page.goto("/admin/messages");
    await expect(page).toHaveURL("/login?returnTo=%2Fadmin%2Fmessages");
  });
});

test("nothing of the page reaches others, as a document or as data", async () => {
  const cookie = await sessionOf(await newAccount());
  const asData: [string, string][] = [["RSC", "1"]];
  for (const headers of [[], [bearing(cookie)], asData, [bearing(cookie), ...asData]]) {
    const answer = await send("/admin/messages?_rsc=1", { headers, from: newAddress() });
    expect(answer.text).not.toContain("•••@");
    expect(answer.text).not.toContain("Verify your email");
  }
});

test.describe("without a mail server", () => {
  test("the first admin reads the waiting mail on the page, code and link", async ({
    page,
    emptyApp: app,
  }) => {
    await firstAdminOn(page, app);
    await app.rows("delete from outbox_message", []);
    await page.goto(`${app.url}/admin/messages`);
    await expect(page.getByText("No messages yet")).toBeVisible();

    const person = newPerson();
    const registered = await post("/api/v1/auth/register", person, { base: app.url });
    expect(registered.status).toBe(202);
    await page.reload();
    await expect(page.getByText("No mail server is set")).toBeVisible();
    await expect(page.getByRole("cell", { name: "Waiting" })).toBeVisible();
    await page.goto(`${app.url}/admin/messages?state=failed`);
    await expect(page.getByText("No messages with this status")).toBeVisible();
    await page.getByRole("link", { name: "Show all messages" }).click();
    await page.getByText("Read message").click();
    const text = page.getByText(`Hello ${person.name},`);
    await expect(text).toContainText(`${app.url}/verify-email?token=`);

    const code = /\b\d{4} \d{4}\b/.exec((await text.textContent()) ?? "")?.[0];
    const verified = await post(
      "/api/v1/auth/verify-email",
      { email: person.email, code },
      { base: app.url },
    );
    expect(verified.status).toBe(200);
  });
});
