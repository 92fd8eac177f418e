import { randomInt } from "node:crypto";
import type { Page } from "@playwright/test";
import { latestMailTo, latestTextTo, mailsTo } from "@/scripts/testing/mailbox";
import { challengeOf, newAdmin, newProtected, protectedSession, verify } from "./support/accounts";
import { bearing, post } from "./support/api";
import { makeStale } from "./support/database";
import {
  enterCode,
  expect,
  expectSignedIn,
  signInOn,
  signOut,
  submitSignIn,
  test,
  withAndWithoutScript,
} from "./support/story";

const newPhone = (): string => `+3519${randomInt(10_000_000, 99_999_999)}`;

const press = (page: Page, name: string) => page.getByRole("button", { name }).click();

/** The code of the so-manieth mail that brought one. */
async function mailedCode(email: string, number: number): Promise<string> {
  const sent = async () => (await mailsTo(email)).filter(({ subject }) => subject === "Your code");
  await expect.poll(async () => (await sent()).length).toBe(number);
  return (await sent()).at(-1)?.code ?? "";
}

const codeIn = (text: string): string => /^(\d{8}) /.exec(text)?.[1] ?? "";

withAndWithoutScript(() => {
  test("a phone is confirmed, and a text finishes a sign-in", async ({ page }) => {
    const person = await newProtected();
    const phone = newPhone();
    await signInOn(page, person, "/login?returnTo=/account/two-factor");
    await expect(page.getByText("Text messages are the weakest way")).toBeVisible();
    await page.getByLabel("Phone").fill("not a number");
    await press(page, "Text me a code");
    await expect(page.getByText("Enter the number with its country code")).toBeVisible();
    await page.getByLabel("Phone").fill(phone.replace(/^(\+351)/, "$1 "));
    await press(page, "Text me a code");
    const first = await latestTextTo(phone);
    await page.getByLabel("Code from the text message").fill("00000000");
    await press(page, "Confirm phone");
    await expect(page.getByText("This code was not accepted.")).toBeVisible();
    await page.getByLabel("Code from the text message").fill(codeIn(first));
    await press(page, "Confirm phone");
    await expect(page.getByText("The phone is confirmed.")).toBeVisible();
    await expect(page.getByText(`Codes can be texted to •••${phone.slice(-2)}.`)).toBeVisible();
    expect(await page.content()).not.toContain(phone.slice(4));
    await latestMailTo(person.email, { subject: /^Codes can be sent to one more place$/ });
    await page.goto("/account");
    await signOut(page);

    await page.goto("/login");
    await submitSignIn(page, person);
    await page.getByRole("link", { name: "Text me a code" }).click();
    await expect(page.getByText(`We sent a code to •••${phone.slice(-2)}.`)).toBeVisible();
    const text = await latestTextTo(phone, { skip: 1 });
    expect(text).toMatch(new RegExp(`\\n\\n@localhost #${codeIn(text)}$`));
    expect(await page.content()).not.toContain(codeIn(text));
    await enterCode(page, codeIn(text));
    await expectSignedIn(page);
    await signOut(page);

    await page.goto("/login");
    await submitSignIn(page, person);
    await expect(page.getByRole("button", { name: "Text me a code" })).toBeVisible();
  });

  test("a mailed code finishes a sign-in, and confirms", async ({ page }) => {
    const person = await newProtected();
    await signInOn(page, person, "/login?returnTo=/account/two-factor");
    await press(page, "Turn on email codes");
    await expect(page.getByText("Codes can be emailed to you from now on.")).toBeVisible();
    await page.goto("/account");
    await signOut(page);

    await page.goto("/login?returnTo=/account/two-factor");
    await submitSignIn(page, person);
    await page.getByRole("link", { name: "Email me a code" }).click();
    await expect(page.getByText(/We sent a code to \w•••@example.com/)).toBeVisible();
    await enterCode(page, await mailedCode(person.email, 1));
    await expect(page).toHaveURL("/account/two-factor");

    await makeStale(person.email);
    await press(page, "Turn off email codes");
    await page.getByRole("link", { name: "Email me a code" }).click();
    await expect(page.getByText(/We sent a code to/)).toBeVisible();
    await page.getByLabel("Password", { exact: true }).fill(person.password);
    await page.getByLabel("Authentication code").fill(await mailedCode(person.email, 2));
    await press(page, "Confirm");
    await press(page, "Turn off email codes");
    await expect(page.getByText("Codes are no longer emailed to you.")).toBeVisible();
  });

  test("the fourth code in an hour is not sent, and the page says when", async ({ page }) => {
    const person = await newProtected();
    await signInOn(page, person, "/login?returnTo=/account/two-factor");
    await press(page, "Turn on email codes");
    await page.goto("/account");
    await signOut(page);
    await page.goto("/login");
    await submitSignIn(page, person);
    for (const link of ["Email me a code", "Send a new code", "Send a new code"]) {
      await page.getByRole("link", { name: link }).click();
      await expect(page.getByRole("link", { name: "Send a new code" })).toBeVisible();
    }
    await page.getByRole("link", { name: "Send a new code" }).click();
    await expect(page.getByText(/Too many tries in a short time. Try again in \d+/)).toBeVisible();
    await expect(page.getByRole("link", { name: "Use a backup code" })).toBeVisible();
  });
});

test("an admin is offered neither", async ({ page }) => {
  await signInOn(page, await newAdmin(), "/login?returnTo=/account/two-factor");
  await expect(page.getByRole("heading", { name: "Backup codes", exact: true })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Codes by email and text" })).toHaveCount(0);
});

test("the API sends codes to what is the person's, and to nothing else", async () => {
  const { person, cookie } = await protectedSession();
  const sending = { headers: [bearing(cookie)] };
  const challengeId = await challengeOf(person);
  const ask = (method: unknown) => post("/api/v1/mfa/challenge", { challengeId, method });
  for (const method of ["sms", "email", "none", "__proto__", ["email"], null]) {
    expect((await ask(method)).status).toBe(422);
  }
  expect((await post("/api/v1/mfa/email", undefined, sending)).status).toBe(200);
  expect((await ask("email")).status).toBe(202);
  const code = await mailedCode(person.email, 1);
  const other = await challengeOf(person);
  expect((await verify(other, code, { method: "email" })).status).toBe(401);
  expect((await verify(challengeId, code, { method: "email" })).status).toBe(200);

  expect((await post("/api/v1/mfa/challenge", { method: "email" })).status).toBe(401);
  expect((await post("/api/v1/mfa/challenge", { method: "email" }, sending)).status).toBe(202);
  const proof = { password: person.password, code: await mailedCode(person.email, 2) };
  expect((await post("/api/v1/mfa/phone", { phone: "+881612345678" }, sending)).status).toBe(422);
  expect((await post("/api/v1/auth/confirm", proof, sending)).status).toBe(200);
});
