import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { totpCode } from "@/scripts/testing/totp";
import { bearing, post } from "./api";
import type { Protected } from "./people";
import { expect } from "./story";

type SecondFactor = Pick<Protected, "secret" | "backupCodes">;

const STEP_MS = 30_000;
const ROOM_MS = 6_000;

/**
 * The code of the step before this one: the app takes it still, and the current one stays unspent.
 * Near the end of a step it would be too old on arrival, so then the next step is awaited.
 */
export async function earlyCode(secret: string): Promise<string> {
  const left = STEP_MS - (Date.now() % STEP_MS);
  // A timer may come a moment early, and then the step is still the old one.
  if (left < ROOM_MS) await sleep(left + 100);
  return totpCode(secret, { stepsAway: -1 });
}

/** Six digits that no step near this one has. */
export function wrongCode(secret: string): string {
  const near = [-2, -1, 0, 1, 2].map((stepsAway) => totpCode(secret, { stepsAway }));
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  return near.includes(code) ? wrongCode(secret) : code;
}

/** As a page would, for whoever holds these cookies. */
export async function turnOnByApi(cookie: string, base?: string): Promise<SecondFactor> {
  const sending = { headers: [bearing(cookie)], base };
  const begun = await post("/api/v1/mfa/totp/setup", {}, sending);
  expect(begun.status).toBe(201);
  const { secret } = begun.json<{ secret: string }>();
  const code = await earlyCode(secret);
  const confirmed = await post("/api/v1/mfa/totp/confirm", { code }, sending);
  expect(confirmed.status).toBe(200);
  return { secret, backupCodes: confirmed.json<{ backupCodes: string[] }>().backupCodes };
}

export const beginSetUp = (page: Page): Promise<void> =>
  page.getByRole("button", { name: "Set up authenticator app" }).click();

/** The secret of the set-up on the page, as whoever cannot scan it types it. */
export async function shownSecret(page: Page): Promise<string> {
  await expect(page.getByRole("img", { name: "QR code" })).toBeVisible();
  await page.getByText("Can't scan it?").click();
  const secret = (await page.locator("details code").textContent()) ?? "";
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  return secret;
}

export async function submitFirstCode(page: Page, code: string): Promise<void> {
  await page.getByLabel("Authentication code").fill(code);
  await page.getByRole("button", { name: "Turn on two-factor" }).click();
}

export async function shownBackupCodes(page: Page): Promise<string[]> {
  await expect(page.getByRole("heading", { name: "Your backup codes" })).toBeVisible();
  const items = page.getByRole("listitem").filter({ hasText: /^[0-9A-Z]{5}(-[0-9A-Z]{5}){3}$/ });
  await expect(items).toHaveCount(10);
  return items.allTextContents();
}

export const leaveBackupCodes = (page: Page): Promise<void> =>
  page.getByRole("link", { name: "I have saved these codes" }).click();

export const expectState = (page: Page, state: "Off" | "Set-up not finished" | "On") =>
  expect(page.getByRole("main").getByText(state, { exact: true })).toBeVisible();

/** One of the page's forms, which the password and its button belong to. */
export async function submitWithPassword(
  page: Page,
  name: string,
  password: string,
): Promise<void> {
  const form = page.getByRole("form", { name });
  await form.getByLabel("Password", { exact: true }).fill(password);
  await form.getByRole("button", { name }).click();
}

/** On the page for it, from the first button to the codes put away. */
export async function turnOnTwoFactor(page: Page): Promise<SecondFactor> {
  await beginSetUp(page);
  const secret = await shownSecret(page);
  await submitFirstCode(page, await earlyCode(secret));
  const backupCodes = await shownBackupCodes(page);
  await leaveBackupCodes(page);
  await expectState(page, "On");
  return { secret, backupCodes };
}
