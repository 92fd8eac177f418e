import { makeStale } from "../database";
import { enterCode, expect, expectSignedIn } from "../story";
import { type Life, press, REFUSED, signsIn, TWO_FACTOR } from "./page-life";
import { mailedCode, textedCode } from "./received";
import { newDigits, newPhone } from "./story";

/** A phone and the mailbox; then the code of a text finishes a sign-in. */
export async function hasCodesSent(life: Life): Promise<void> {
  const { page, watched } = life;
  const phone = newPhone(watched);
  await page.goto(TWO_FACTOR);
  await page.getByLabel("Phone").fill(phone);
  await press(page, "Text me a code");
  const first = await textedCode(watched, phone);
  const field = page.getByLabel("Code from the text message");
  await field.fill(watched.plants.plant("wrong texted code", newDigits()));
  await press(page, "Confirm phone");
  await expect(page.getByText(REFUSED)).toBeVisible();
  await field.fill(first);
  await press(page, "Confirm phone");
  await expect(page.getByText("The phone is confirmed.")).toBeVisible();
  await press(page, "Turn on email codes");
  await expect(page.getByText("Codes can be emailed to you from now on.")).toBeVisible();

  await signsIn(life);
  await page.getByRole("link", { name: "Text me a code" }).click();
  await expect(page.getByText(`We sent a code to •••${phone.slice(-2)}.`)).toBeVisible();
  const code = await textedCode(watched, phone, 1);
  await enterCode(page, watched.plants.plant("wrong texted code", newDigits()));
  await expect(page.getByText(REFUSED)).toBeVisible();
  await enterCode(page, code);
  await expectSignedIn(page);
}

/** Proves it by a mailed code, and wants no more of them. */
export async function stepsUpByMail({ page, watched, person }: Life): Promise<void> {
  await page.goto(TWO_FACTOR);
  await makeStale(person.email, watched.app.superuserUrl);
  await press(page, "Turn off email codes");
  await page.getByRole("link", { name: "Email me a code" }).click();
  await expect(page.getByText(/We sent a code to/)).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByLabel("Authentication code").fill(await mailedCode(watched, person));
  await press(page, "Confirm");
  await press(page, "Turn off email codes");
  await expect(page.getByText("Codes are no longer emailed to you.")).toBeVisible();
}
