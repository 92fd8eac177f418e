import type { Page } from "@playwright/test";
import { latestMailTo } from "@/scripts/testing/mailbox";
import { newAccount, newAdmin, newProtected, sessionOf, signIn } from "./support/accounts";
import { bearing, ownOrigin } from "./support/api";
import { makeStale, row, rows } from "./support/database";
import { actionIdsOf, callAction, filledForm, multipart } from "./support/forms";
import { expectToLeave, untilLive } from "./support/live";
import { newAddress, type Person } from "./support/people";
import type { Header } from "./support/send";
import { send } from "./support/send";
import { isLive } from "./support/sessions";
import { expect, expectSignedIn, signInOn, test, withAndWithoutScript } from "./support/story";

const WRONG_PASSWORDS = 5;
const reason = "They called: the phone is lost";

const idOf = async ({ email }: Person) =>
  (await row<{ id: string }>(`select id from "user" where email = $1`, [email])).id;

const pathOf = async (person: Person) => `/admin/users/${await idOf(person)}`;

const typesOf = async (person: Person) =>
  (
    await rows<{ type: string }>(
      "select type from audit_event where subject_id = $1 and reason = $2 order by occurred_at",
      [await idOf(person), reason],
    )
  ).map(({ type }) => type);

const actNamed = (page: Page, name: string) =>
  page.locator("details", {
    has: page.locator("summary", { hasText: new RegExp(`^${name}$`) }),
  });

async function act(page: Page, name: string, why = reason): Promise<void> {
  const form = actNamed(page, name);
  await form.locator("summary").click();
  await form.getByLabel("Reason").fill(why);
  await form.getByRole("button", { name, exact: true }).click();
}

/** Each once, in an order in which each applies. */
const acts: [name: string, said: string, mail: RegExp, type: string][] = [
  ["Unlock", "Sign-in is unlocked.", /sign-in is unlocked/, "account.unlocked"],
  [
    "End all sessions",
    "Every session has ended.",
    /signed out everywhere/,
    "session.ended_by_admin",
  ],
  ["Send reset link", "is on its way", /^A link to set/, "password.reset_link_sent"],
  ["Reset two-factor", "Two-factor is reset", /Two-factor was reset/, "two_factor.reset"],
  ["Require password reset", "opens nothing any more", /needs a new/, "password.reset_required"],
  ["Make admin", "is an admin from the next", /You are an admin/, "account.made_admin"],
  ["Remove admin", "no longer an admin", /no longer an admin/, "account.admin_removed"],
  ["Disable account", "The account is disabled", /is disabled/, "account.disabled"],
  ["Enable", "The account is open again.", /is open again/, "account.enabled"],
];

withAndWithoutScript(() => {
  test("an admin helps a person by each act, each is told and recorded with its reason", async ({
    page,
  }) => {
    const person = await newProtected();
    const cookie = await sessionOf(person);
    for (let tries = 0; tries < WRONG_PASSWORDS; tries++) {
      await signIn({ ...person, password: "not it at all" });
    }
    await signInOn(page, await newAdmin(), `/login?returnTo=${await pathOf(person)}`);
    await expect(page.getByRole("heading", { level: 1, name: person.name })).toBeVisible();
    await expect(page.getByText("Locked after wrong passwords.")).toBeVisible();
    expect(await isLive(cookie)).toBe(true);
    for (const [name, said, mail] of acts) {
      await act(page, name);
      await expect(page.getByText(said).first()).toBeVisible();
      const { text } = await latestMailTo(person.email, { subject: mail });
      expect(text).toContain(`“${reason}”`);
      if (name === "End all sessions") expect(await isLive(cookie)).toBe(false);
    }
    expect(await typesOf(person)).toEqual(acts.map(([, , , type]) => type));
    const events = page.getByRole("region", { name: "Events" });
    await expect(events.getByText("account.enabled")).toBeVisible();
    await expect(events.getByText(`Reason: ${reason}`).first()).toBeVisible();
  });

  test("an act without a reason does nothing, and says what is missing", async ({ page }) => {
    const person = await newAccount();
    await signInOn(page, await newAdmin(), `/login?returnTo=${await pathOf(person)}`);
    await act(page, "Disable account", "  ");
    await expect(page.getByText("Say why.").first()).toBeVisible();
    expect(await typesOf(person)).toEqual([]);
  });

  test("an old proof is asked for anew, and does nothing", async ({ page }) => {
    const [person, admin] = [await newAccount(), await newAdmin()];
    const path = await pathOf(person);
    await signInOn(page, admin, `/login?returnTo=${path}`);
    await expect(page.getByRole("heading", { level: 1, name: person.name })).toBeVisible();
    await makeStale(admin.email);
    await act(page, "Disable account");
    await expect(page).toHaveURL(/\/confirm\?returnTo=/);
    expect(await typesOf(person)).toEqual([]);
    await page.goto(path);
    await expect(page.getByRole("link", { name: "Confirm that it is you" })).toBeVisible();
  });

  test.describe("to everybody else, and of nobody", () => {
    test.use({ expectedComplaints: /status of 404/ });

    test("the page is not there", async ({ page }) => {
      const path = await pathOf(await newAccount());
      const missing = page.getByRole("heading", { level: 1, name: "This page is not here" });
      await signInOn(page, await newAccount());
      await expectSignedIn(page);
      expect((await page.goto(path))?.status()).toBe(404);
      await expect(missing).toBeVisible();
    });

    test("nor is anybody of another id", async ({ page }) => {
      const missing = page.getByRole("heading", { level: 1, name: "This page is not here" });
      await signInOn(page, await newAdmin());
      await expectSignedIn(page);
      for (const id of [crypto.randomUUID(), "1", "%00", "%3Cb%3E", "..%2Fmessages"]) {
        expect((await page.goto(`/admin/users/${id}`))?.status(), id).toBe(404);
        await expect(missing).toBeVisible();
      }
    });
  });

  test("one’s own account has no act on it that would lock one out", async ({ page }) => {
    const admin = await newAdmin();
    await signInOn(page, admin, `/login?returnTo=${await pathOf(admin)}`);
    await expect(page.getByText("This is your own account.")).toBeVisible();
    await expect(actNamed(page, "Send reset link")).toHaveCount(1);
    for (const name of ["Disable account", "Remove admin", "Reset two-factor"]) {
      await expect(actNamed(page, name)).toHaveCount(0);
    }
  });
});

test("nothing of the page reaches others, as a document or as data", async () => {
  const person = await newAccount();
  const path = await pathOf(person);
  const cookie = await sessionOf(await newAccount());
  const asData: Header[] = [["RSC", "1"]];
  for (const headers of [[], asData, [bearing(cookie)], [bearing(cookie), ...asData]]) {
    const answer = await send(`${path}?_rsc=1`, { headers, from: newAddress() });
    expect(answer.text).not.toContain(person.email);
    expect(answer.text).not.toContain("Disable account");
  }
});

test("no secret is in what the page sends", async () => {
  const person = await newProtected();
  const { hash } = await row<{ hash: string }>(
    `select password_hash as hash from "user" where email = $1`,
    [person.email],
  );
  const cookie = await sessionOf(await newAdmin());
  // The document carries the data of its parts, too.
  const { text } = await send(await pathOf(person), {
    headers: [bearing(cookie)],
    from: newAddress(),
  });
  expect(text).toContain("Backup codes");
  const secrets = [hash, person.secret, ...person.backupCodes, "Digest", "passwordHash"];
  for (const secret of secrets) expect(text).not.toContain(secret);
});

test("the acts obey no one but an admin, from whichever page, and no admin of a moment ago", async () => {
  const [person, admin] = [await newAccount(), await newAdmin()];
  const path = await pathOf(person);
  const cookie = bearing(await sessionOf(admin));
  const ids = await actionIdsOf(path, { headers: [cookie] });
  expect(ids.length).toBeGreaterThan(2);
  const { type, body } = multipart([
    ["1_personId", await idOf(person)],
    ["1_reason", reason],
    ["0", '[{"attempt":0},"$K1"]'],
  ]);
  const eve = bearing(await sessionOf(await newProtected()));
  for (const id of ids) {
    for (const who of [[], [eve]]) {
      for (const from of ["/login", "/account", path]) {
        const headers = [type, ownOrigin(), ...who];
        const answer = await callAction(from, id, body, { headers });
        expect(answer.status, from).toBeLessThan(500);
        expect(answer.text, from).not.toContain(person.email);
      }
    }
  }
  const press = await filledForm(path, [["reason", reason]], { headers: [ownOrigin(), cookie] });
  await row(`update "user" set role = 'USER' where email = $1 returning id`, [admin.email]);
  expect((await press()).status).toBeLessThan(500);
  expect(await typesOf(person)).toEqual([]);
});

test("the open page of somebody who is disabled leaves at once", async ({ page, browser }) => {
  const person = await newAccount();
  const context = await browser.newContext();
  const theirs = await context.newPage();
  await untilLive(theirs, () => signInOn(theirs, person));
  await signInOn(page, await newAdmin(), `/login?returnTo=${await pathOf(person)}`);
  await expect(page.getByRole("heading", { level: 1, name: person.name })).toBeVisible();
  await expectToLeave([theirs], () => act(page, "Disable account"));
  await context.close();
});
