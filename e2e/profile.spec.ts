import type { Page } from "@playwright/test";
import { latestMailTo, mailsTo } from "@/scripts/testing/mailbox";
import { newAccount, sessionOf, signIn } from "./support/accounts";
import { bearing, callAs, jsonCall, post, readAs, removeAs } from "./support/api";
import { countEvents, makeStale, standingOf } from "./support/database";
import { linkTo, tokenOf } from "./support/email-changes";
import { filledForm } from "./support/forms";
import { newPerson, type Person } from "./support/people";
import { send } from "./support/send";
import { isLive } from "./support/sessions";
import {
  expect,
  signInOn,
  signOut,
  submitSignIn,
  test,
  withAndWithoutScript,
} from "./support/story";

const NEW = "four quiet kettles hum at noon";
const PAGE = "/login?returnTo=/account/profile";

const press = (page: Page, name: string) => page.getByRole("button", { name }).click();
const heading = (page: Page, name: string) =>
  expect(page.getByRole("heading", { level: 1, name })).toBeVisible();

async function askFor(page: Page, email: string): Promise<void> {
  await page.getByLabel("New email").fill(email);
  await press(page, "Change email");
  await expect(page.getByText("If this email can be used, a link")).toBeVisible();
  await expect(page.getByText(`Waiting to be confirmed: ${email}`)).toBeVisible();
}

const patch = (cookie: string, body: object) =>
  send("/api/v1/me", { ...jsonCall(body, { headers: [bearing(cookie)] }), method: "PATCH" });

withAndWithoutScript(() => {
  test("an email is changed by who is signed in and reads the new mailbox, and undone from the old", async ({
    page,
  }) => {
    const person = await newAccount();
    const { email } = newPerson();
    const other = await sessionOf(person);
    await signInOn(page, person, PAGE);
    await askFor(page, newPerson().email);
    await askFor(page, email);
    const told = await latestMailTo(person.email, { subject: /^Your email is about to change$/ });
    expect(told.text).not.toContain(email);
    expect(told.links.some((link) => link.includes("/not-me?token="))).toBe(true);

    const link = await linkTo(email, "/confirm-email");
    const before = await standingOf(person.email);
    expect((await send(link.slice(new URL(link).origin.length))).status).toBe(307);
    await page.goto(link);
    await heading(page, "Confirm your new email");
    expect(await standingOf(person.email)).toEqual(before);
    await press(page, "Confirm new email");
    await expect(page.getByText("Your email is changed.")).toBeVisible();
    await expect(page.getByText(`Your email is ${email}.`)).toBeVisible();
    expect(await isLive(other)).toBe(false);
    await page.goto(link);
    await press(page, "Confirm new email");
    await expect(page.getByText("This link was used before")).toBeVisible();

    await page.goto("/account");
    await signOut(page);
    await submitSignIn(page, { ...person, email });
    await heading(page, "Overview");

    const undo = await linkTo(person.email, "/undo-email");
    await page.goto(undo);
    await heading(page, "Bring your old email back?");
    expect((await signIn({ ...person, email })).status).toBe(200);
    await press(page, "Undo the change");
    await heading(page, "Your old email is back");
    // The old email with the barred password would be mailed a newer link than the one below.
    expect((await signIn({ ...person, email })).status).toBe(401);
    await page.goto(undo);
    await heading(page, "This change is undone already");
    const { links } = await latestMailTo(person.email, { subject: /^Set a new password$/ });
    await page.goto(links[0] ?? "");
    await page.getByLabel("New password").fill(NEW);
    await press(page, "Set new password");
    await submitSignIn(page, { ...person, password: NEW });
    await heading(page, "Overview");
  });

  test("an email of somebody's looks like any other, and a change is taken back", async ({
    page,
  }) => {
    const [person, bob] = [await newAccount(), await newAccount()];
    await signInOn(page, person, PAGE);
    await askFor(page, bob.email);
    const mail = await latestMailTo(bob.email, { subject: /^Someone tried to use your email$/ });
    expect(mail.text).not.toContain(person.email);
    await press(page, "Take back");
    await expect(page.getByText("The change is taken back.")).toBeVisible();
    await expect(page.getByText("Waiting to be confirmed")).toHaveCount(0);
    expect((await mailsTo(bob.email)).some(({ text }) => text.includes("/confirm-email"))).toBe(
      false,
    );
  });

  test.describe("a link that is opened elsewhere", () => {
    // Its page takes the token out of the address while the icon is on its way: the browser looks for
    // /favicon.ico in between.
    test.use({ expectedComplaints: /status of 404/ });

    test("asks who it is first, and is still good after", async ({ page }) => {
      const person = await newAccount();
      const { email } = newPerson();
      const cookie = await sessionOf(person);
      expect((await callAs(cookie, "/me/email-change", { email })).status).toBe(202);
      await page.goto(await linkTo(email, "/confirm-email"));
      await heading(page, "Sign in");
      await submitSignIn(page, person);
      await heading(page, "Confirm your new email");
      await makeStale(person.email);
      await page.goto(await linkTo(email, "/confirm-email"));
      await heading(page, "Confirm that it is you");
      await page.getByLabel("Password", { exact: true }).fill(person.password);
      await press(page, "Confirm");
      await heading(page, "Confirm your new email");
      await press(page, "Confirm new email");
      await expect(page.getByText(`Your email is ${email}.`)).toBeVisible();
    });
  });

  test("name, time zone and theme are kept, and the theme is in the markup of every page", async ({
    page,
  }) => {
    const person = await newAccount();
    const html = page.locator("html");
    await signInOn(page, person, PAGE);
    await expect(html).not.toHaveAttribute("data-theme");
    await page.getByLabel("Name", { exact: true }).fill("Ada of Lisbon");
    await page.getByLabel("Language").selectOption({ label: "English" });
    await page.getByLabel("Time zone").selectOption({ label: "Asia/Tokyo" });
    await page.getByLabel("Theme").selectOption({ label: "Dark" });
    await press(page, "Save profile");
    await expect(page.getByText("Your profile is saved.")).toBeVisible();
    await expect(html).toHaveAttribute("data-theme", "dark");
    await expect(page.getByLabel("Time zone")).toHaveValue("Asia/Tokyo");
    await page.goto("/account/activity");
    await expect(html).toHaveAttribute("data-theme", "dark");
    await expect(page.locator("time").first()).toHaveAttribute("title", /GMT\+9/);
    await expect(page.getByText("You changed your profile")).toBeVisible();
    await signOut(page);
    await expect(html).not.toHaveAttribute("data-theme");
    await submitSignIn(page, person);
    await heading(page, "Overview");
    await expect(html).toHaveAttribute("data-theme", "dark");
    await expect(page.getByText("Signed in as Ada of Lisbon.")).toBeVisible();
  });

  test("a contact phone is kept, shown masked, and removed; one that is none is refused", async ({
    page,
  }) => {
    const person = await newAccount();
    await signInOn(page, person, PAGE);
    await page.getByLabel("Phone number").fill("12");
    await press(page, "Save phone");
    await expect(page.getByText("Enter the number with its country code").first()).toBeVisible();
    await page.getByLabel("Phone number").fill("+351 912 345 678");
    await press(page, "Save phone");
    await expect(page.getByText("Your contact phone is •••78.")).toBeVisible();
    expect(await page.content()).not.toContain("345678");
    await latestMailTo(person.email, { subject: /^Your contact phone was changed$/ });
    await makeStale(person.email);
    await press(page, "Remove phone");
    await heading(page, "Confirm that it is you");
    await page.getByLabel("Password", { exact: true }).fill(person.password);
    await press(page, "Confirm");
    await press(page, "Remove phone");
    await expect(page.getByText("Your contact phone is removed.")).toBeVisible();
  });
});

test("a program reads and changes the profile, and changes the email under the same rules", async () => {
  const person = await newAccount();
  const bob = await newAccount();
  const cookie = await sessionOf(person);
  const me = (await readAs(cookie, "/me")).json<Record<string, unknown>>();
  expect(me).toMatchObject({ language: "en", timeZone: null, theme: "system", contactPhone: null });
  const change = { name: "Ada B.", timeZone: "Europe/Lisbon", theme: "light" };
  const changed = await patch(cookie, { ...change, contactPhone: "+351 912 345 678" });
  expect(changed.json()).toMatchObject({ ...change, contactPhone: "•••78" });
  expect((await readAs(cookie, "/me")).json()).toEqual(changed.json());
  for (const wrong of [{ email: bob.email }, { role: "ADMIN" }, { theme: 1 }, { name: null }]) {
    expect((await patch(cookie, wrong)).status).toBe(422);
  }

  expect((await readAs(cookie, "/me/email-change")).status).toBe(404);
  const { email } = newPerson();
  const free = await callAs(cookie, "/me/email-change", { email });
  const link = await linkTo(email, "/confirm-email");
  const taken = await callAs(cookie, "/me/email-change", { email: bob.email });
  expect([free.status, taken.status]).toEqual([202, 202]);
  expect(Object.keys(taken.json<object>())).toEqual(Object.keys(free.json<object>()));
  expect((await readAs(cookie, "/me/email-change")).json()).toMatchObject({ email: bob.email });
  const token = tokenOf(link);
  const spent = await callAs(cookie, "/me/email-change/confirm", { token });
  expect([spent.status, spent.json().code]).toEqual([401, "INVALID_TOKEN"]);
  expect((await removeAs(cookie, "/me/email-change")).status).toBe(204);

  await makeStale(person.email);
  for (const stale of [
    callAs(cookie, "/me/email-change", { email }),
    callAs(cookie, "/me/email-change/confirm", { token }),
    patch(cookie, { contactPhone: null }),
  ]) {
    expect((await stale).json().code).toBe("CONFIRMATION_REQUIRED");
  }
  expect((await patch(cookie, { name: "Ada C." })).status).toBe(200);
  expect((await post("/api/v1/me/email-change", { email })).status).toBe(401);
});

test("of twenty confirms and undos at once one counts, without script and from everywhere", async () => {
  const person: Person = await newAccount();
  const { email } = newPerson();
  const cookie = await sessionOf(person);
  await callAs(cookie, "/me/email-change", { email });
  const token = tokenOf(await linkTo(email, "/confirm-email"));
  const confirms = await Promise.all(
    Array.from({ length: 20 }, () => callAs(cookie, "/me/email-change/confirm", { token })),
  );
  expect(confirms.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(confirms.filter(({ status }) => ![200, 401].includes(status))).toEqual([]);

  const undo = await linkTo(person.email, "/undo-email");
  const path = undo.slice(new URL(undo).origin.length);
  const presses = await Promise.all(Array.from({ length: 20 }, () => filledForm(path, [])));
  const answers = await Promise.all(presses.map((run) => run()));
  const places = answers.map(({ headers }) => String(headers.location));
  expect(places.filter((place) => place.endsWith("notice=done"))).toHaveLength(1);
  expect(places.filter((place) => place.endsWith("notice=used"))).toHaveLength(19);
  expect(await countEvents(person.email, "email.change_undone")).toBe(1);
});
