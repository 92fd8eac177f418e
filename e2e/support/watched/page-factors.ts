import { totpCode } from "@/scripts/testing/totp";
import { makeStale } from "../database";
import { enterBackupCode, enterCode, expect, expectAsked, expectSignedIn } from "../story";
import {
  beginSetUp,
  earlyCode,
  expectState,
  leaveBackupCodes,
  shownBackupCodes,
  shownSecret,
  submitFirstCode,
  submitWithPassword,
  wrongCode,
} from "../two-factor";
import type { WatchedApp } from "./app";
import { type Life, press, REFUSED, signsIn, TWO_FACTOR } from "./page-life";

/** Begins a set-up; its secret, and the picture of it, are on the page until they are hidden. */
async function begins({ page, watched }: Life, button: () => Promise<void>) {
  await button();
  const secret = await shownSecret(page);
  const source = await page.getByRole("img", { name: "QR code" }).getAttribute("src");
  const picture = (source ?? "").replace(/^.*,/, "");
  watched.plants.plant("authenticator secret", secret, { on: TWO_FACTOR });
  watched.plants.plant("QR code", picture, { on: TWO_FACTOR });
  return { secret, hide: () => watched.hide(secret, picture) };
}

async function givesUp({ page }: Life, { hide }: { hide: () => void }): Promise<void> {
  hide();
  await press(page, "Cancel set-up");
  await expect(page.getByRole("img", { name: "QR code" })).toHaveCount(0);
}

async function receivesBackupCodes({ page, watched }: Life): Promise<string[]> {
  const codes = await shownBackupCodes(page);
  for (const code of codes) {
    watched.plants.plant("backup code", code, { on: TWO_FACTOR, once: true });
  }
  await leaveBackupCodes(page);
  await expectState(page, "On");
  return codes;
}

export async function turnsOnTwoFactor(life: Life) {
  const { page, watched } = life;
  await page.goto(TWO_FACTOR);
  await givesUp(life, await begins(life, () => beginSetUp(page)));
  const { secret, hide } = await begins(life, () => beginSetUp(page));
  await submitFirstCode(page, watched.plants.plant("wrong first code", wrongCode(secret)));
  await expect(page.getByText(REFUSED)).toBeVisible();
  hide();
  await submitFirstCode(page, watched.plants.plant("first code", await earlyCode(secret)));
  return { secret, codes: await receivesBackupCodes(life) };
}

/** Asks of both, and spends neither. */
export async function triesThem({ page, watched }: Life, secret: string, backupCode: string) {
  const test = page.getByRole("form", { name: "Test my authenticator" });
  await test.getByLabel("Authentication code").fill(plantCode(watched, secret));
  await test.getByRole("button").click();
  await expect(page.getByText("This code is right")).toBeVisible();
  const drill = page.getByRole("form", { name: "Check a backup code" });
  await drill.getByLabel("Backup code").fill(backupCode);
  await drill.getByRole("button").click();
  await expect(page.getByText("This backup code works.")).toBeVisible();
}

const plantCode = ({ plants }: WatchedApp, secret: string, stepsAway = 0): string =>
  plants.plant("authenticator code", totpCode(secret, { stepsAway }));

export async function usesBackupCode(life: Life, code: string): Promise<void> {
  const { page, watched } = life;
  await signsIn(life);
  await expectAsked(page);
  await enterBackupCode(page, watched.plants.plant("wrong backup code", unlike(code)));
  await expect(page.getByText(REFUSED)).toBeVisible();
  await enterBackupCode(page, code);
  await expectSignedIn(page);
}

/** The same signs from the other end. */
const unlike = (code: string): string => [...code].reverse().join("");

export async function trustsDevice(life: Life, secret: string): Promise<void> {
  const { page, watched } = life;
  await signsIn(life);
  await expectAsked(page);
  await page.goto("/login/verify?method=totp");
  await enterCode(page, watched.plants.plant("wrong code", wrongCode(secret)));
  await expect(page.getByText(REFUSED)).toBeVisible();
  await page.getByLabel("Trust this device").check();
  await enterCode(page, plantCode(watched, secret));
  await expectSignedIn(page);
  await signsIn(life);
  await expectSignedIn(page);
}

/** Proves it again, to begin another authenticator, and thinks better of it. */
export async function stepsUp(life: Life, secret: string): Promise<void> {
  const { page, watched, person } = life;
  await page.goto(TWO_FACTOR);
  await makeStale(person.email, watched.app.superuserUrl);
  await press(page, "Add another authenticator");
  await expect(page.getByRole("heading", { level: 1, name: "Confirm" })).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  // The next one: the current one may have been spent at the door.
  await page.getByLabel("Authentication code").fill(plantCode(watched, secret, 1));
  await press(page, "Confirm");
  await expectState(page, "On");
  const another = await begins(life, () => press(page, "Add another authenticator"));
  await givesUp(life, another);
}

export async function renewsBackupCodes(life: Life): Promise<void> {
  const { page, person } = life;
  await submitWithPassword(page, "New backup codes", person.password);
  await receivesBackupCodes(life);
}

export async function turnsOff({ page, person }: Life): Promise<void> {
  await submitWithPassword(page, "Turn off two-factor", person.password);
  await expectState(page, "Off");
}
