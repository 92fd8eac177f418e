import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { latestMailTo } from "@/scripts/testing/mailbox";
import { newAccount, newAdmin, sessionOf } from "./support/accounts";
import { bearing, ownOrigin } from "./support/api";
import { makeStale, rows } from "./support/database";
import { actionIdsOf, callAction, multipart } from "./support/forms";
import { newAddress } from "./support/people";
import { expectRefused } from "./support/refusals";
import { send } from "./support/send";
import { callWith, newServiceKey } from "./support/service-keys";
import { expect, signInOn, test, withAndWithoutScript } from "./support/story";

const KEYS = "/admin/api-keys";
const NOBODY = "/users/01990000-0000-7000-8000-000000000001/mfa";

const newName = () => `Service ${randomBytes(4).toString("hex")}`;

const makeForm = (page: Page) => page.getByRole("form", { name: "Make a key" });

const rowOf = (page: Page, name: string) =>
  page.getByRole("listitem").filter({ has: page.getByText(name, { exact: true }) });

async function fillIn(page: Page, name: string): Promise<void> {
  const form = makeForm(page);
  await form.getByLabel("Name of the service").fill(name);
  await form.getByLabel("Read two-factor state").check();
  await form.getByLabel("Ends").selectOption("After 30 days");
  await form.getByLabel("Reason").fill("Payouts ask for a second factor");
}

const submit = (page: Page) => page.getByRole("button", { name: "Make key" }).click();

withAndWithoutScript(() => {
  test("a key is made, shown once, works, and is revoked with a reason", async ({
    page,
    javaScriptEnabled,
  }) => {
    const admin = await newAdmin();
    const name = newName();
    await signInOn(page, admin, `/login?returnTo=${KEYS}`);
    await expect(page.getByRole("heading", { level: 1, name: "Service keys" })).toBeVisible();
    await fillIn(page, name);
    await submit(page);
    await expect(page.getByRole("heading", { name: "Your new key" })).toBeVisible();
    const key = (await page.locator("code").filter({ hasText: /^sk_/ }).textContent()) ?? "";
    expect(key).toMatch(/^sk_[A-Za-z0-9_-]{43}$/);
    expect(page.url()).not.toContain("sk_");
    const copy = page.getByRole("button", { name: "Copy key" });
    if (javaScriptEnabled) {
      await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      await copy.click();
      await expect(page.getByText("Copied.")).toBeVisible();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(key);
    } else {
      await expect(copy).toBeHidden();
    }
    expectRefused(await callWith(key, NOBODY), 404, "USER_NOT_FOUND", "it works");
    const mail = await latestMailTo(admin.email, { subject: /service key was made/ });
    expect(mail.text).toContain(name);
    expect(mail.text).not.toContain(key);

    await page.getByRole("link", { name: "I have stored this key" }).click();
    await expect(makeForm(page)).toBeVisible();
    await expect(rowOf(page, name)).toContainText("Last used");
    expect(await page.content()).not.toContain(key);

    await rowOf(page, name).getByText("Revoke", { exact: true }).click();
    await rowOf(page, name).getByLabel("Reason").fill("The service has moved");
    await rowOf(page, name).getByRole("button", { name: "Revoke key" }).click();
    await expect(page.getByText("The key is revoked.")).toBeVisible();
    await expect(rowOf(page, name)).toHaveCount(0);
    expectRefused(await callWith(key, NOBODY), 401, "UNAUTHENTICATED", "revoked");
    await page.goto(`${KEYS}?show=ended`);
    await expect(rowOf(page, name)).toContainText("Revoked");
    await expect(rowOf(page, name).getByText("Revoke", { exact: true })).toHaveCount(0);

    const told = await rows<{ type: string; reason: string }>(
      `select type, reason from audit_event where details->>'name' = $1 and type <> 'service_key.refused' order by occurred_at`,
      [name],
    );
    expect(told).toEqual([
      { type: "service_key.made", reason: "Payouts ask for a second factor" },
      { type: "service_key.revoked", reason: "The service has moved" },
    ]);
  });

  test("what is missing is said, and what was typed stays", async ({ page }) => {
    await signInOn(page, await newAdmin(), `/login?returnTo=${KEYS}`);
    await makeForm(page).getByLabel("Name of the service").fill("Half a form");
    await submit(page);
    await expect(page.getByText("Say why. It is kept in the log.").first()).toBeVisible();
    await expect(makeForm(page).getByLabel("Name of the service")).toHaveValue("Half a form");
    await makeForm(page).getByLabel("Reason").fill("For the payouts");
    await submit(page);
    await expect(page.getByText("Choose at least one.").first()).toBeVisible();
  });

  test("an old proof is renewed first", async ({ page }) => {
    const admin = await newAdmin();
    await signInOn(page, admin, `/login?returnTo=${KEYS}`);
    await fillIn(page, newName());
    await makeStale(admin.email);
    await submit(page);
    await expect(page.getByRole("heading", { name: "Confirm that it is you" })).toBeVisible();
  });
});

test("to everybody else page, data and actions are not there", async () => {
  const admin = bearing(await sessionOf(await newAdmin()));
  const { id, key } = await newServiceKey({ name: newName() });
  const ids = await actionIdsOf(KEYS, { headers: [admin] });
  expect(ids.length).toBeGreaterThan(0);
  const person = bearing(await sessionOf(await newAccount()));
  for (const headers of [[person], [person, ["RSC", "1"] as [string, string]]]) {
    const answer = await send(`${KEYS}?_rsc=1`, { headers, from: newAddress() });
    expect(answer.text).not.toContain("password:verify");
    expect(answer.text).not.toContain(id);
  }
  expect((await send(KEYS, { headers: [person], from: newAddress() })).status).toBe(404);

  const makers = { name: newName(), "mfa:read": "on", lifetime: "never", reason: "Mine" };
  const acts = [Object.entries(makers), Object.entries({ id, reason: "Mine" })];
  for (const action of ids) {
    for (const typed of acts) {
      const fields = typed.map(([name, value]) => [`1_${name}`, value] as [string, string]);
      const { type, body } = multipart([...fields, ["0", '[{"attempt":0},"$K1"]']]);
      for (const who of [[person], []]) {
        const headers = [type, ownOrigin(), ...who];
        const answer = await callAction(KEYS, action, body, { headers });
        expect(answer.status).toBeLessThan(500);
        expect(answer.text).not.toContain("sk_");
      }
    }
  }
  expect((await callWith(key, NOBODY)).status).toBe(404);
  expect(await rows("select 1 from service_key where name = $1", [makers.name])).toEqual([]);
});

test("an address with anything in it is a page", async () => {
  const admin = bearing(await sessionOf(await newAdmin()));
  for (const query of ["?cursor=%00", "?show=ended&cursor=x", "?show=a&show=b", "?notice=<b>"]) {
    const answer = await send(`${KEYS}${query}`, { headers: [admin], from: newAddress() });
    expect(answer.status, query).toBe(200);
  }
});
