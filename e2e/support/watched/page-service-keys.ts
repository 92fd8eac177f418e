import { randomBytes } from "node:crypto";
import { call } from "../phones";
import { expect } from "../story";
import { type Life, press } from "./page-life";

const KEYS = "/admin/api-keys";

/** An admin makes a key, and another back end calls with it, with a wrong one, and once it is revoked. */
export async function makesServiceKey({ page, watched, person }: Life): Promise<void> {
  const { plants, url: base } = watched;
  await page.goto(KEYS);
  const form = page.getByRole("form", { name: "Make a key" });
  await form.getByLabel("Name of the service").fill("Billing");
  await form.getByLabel("Check passwords").check();
  await form.getByLabel("Reason").fill("Payouts");
  await press(page, "Make key");
  const shown = page.locator("code").filter({ hasText: /^sk_/ });
  const key = plants.plantCarried("bearer", "service key", (await shown.textContent()) ?? "", {
    on: KEYS,
    once: true,
  });
  const wrong = `sk_${randomBytes(32).toString("base64url")}`;
  plants.plantCarried("bearer", "wrong service key", wrong);
  const [{ id = "" } = {}] = await watched.app.rows<{ id: string }>(
    `select id from "user" where email = $1`,
    [person.email],
  );
  const check = async (token: string, password: string) =>
    (await call("/auth/verify-password", { base, token, body: { userId: id, password } })).status;
  expect(await check(key, person.password)).toBe(200);
  expect(await check(key, plants.plant("wrong password", randomBytes(12).toString("hex")))).toBe(
    401,
  );
  expect(await check(wrong, person.password)).toBe(401);
  expect((await call("/me", { base, token: key })).status).toBe(401);
  await page.goto(KEYS);
  await page.getByText("Revoke", { exact: true }).click();
  await page.getByRole("listitem").getByLabel("Reason").fill("Moved");
  await press(page, "Revoke key");
  await expect(page.getByText("The key is revoked.")).toBeVisible();
  expect(await check(key, person.password)).toBe(401);
}
