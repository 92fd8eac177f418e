import type { Page } from "@playwright/test";
import { newAccount, newAdmin, sessionOf } from "./support/accounts";
import { bearing, ownOrigin } from "./support/api";
import { makeStale, row, rows } from "./support/database";
import { actionIdsOf, callAction, filledForm, multipart } from "./support/forms";
import {
  invitationLinkTo,
  invitationsPath,
  inviteOn,
  newInvitationLink,
} from "./support/invitations";
import { newAddress, newPerson, type Protected } from "./support/people";
import { type Header, send } from "./support/send";
import { expect, expectSignedIn, signInOn, test, withAndWithoutScript } from "./support/story";

const AT_ONCE = 20;
const path = "/admin/users";
const urlEncoded: Header = ["Content-Type", "application/x-www-form-urlencoded"];

const searchField = (page: Page) => page.getByRole("searchbox", { name: "Name or email" });

/** Some people whom nobody else in the suite has, newest last. */
async function aCrowd(size: number): Promise<string> {
  const crowd = newPerson().email.split("@")[0] ?? "";
  await rows(
    `insert into "user" (id, email, email_normalized, name, email_verified_at, created_at, updated_at)
     select gen_random_uuid(), $1 || i || '@crowd.example', $1 || i || '@crowd.example',
            'Crowd ' || lpad(i::text, 3, '0') || ' ' || $1, now(),
            now() - ($2::int - i) * interval '1 minute', now()
       from generate_series(1, $2::int) i`,
    [crowd, size],
  );
  return crowd;
}

async function openAs(page: Page, admin: Protected, address = path): Promise<void> {
  await signInOn(page, admin, `/login?returnTo=${encodeURIComponent(address)}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/People|Invitations/);
}

withAndWithoutScript(() => {
  test("an admin finds somebody by a part of their email, and can hand the view on", async ({
    page,
  }) => {
    const person = await newAccount();
    await openAs(page, await newAdmin());
    await searchField(page).fill(person.email.slice(0, 10));
    await page.getByRole("button", { name: "Search" }).click();
    await expect(page.getByRole("status")).toHaveText("1 person found.");
    await expect(page).toHaveURL(new RegExp(`[?&]q=${person.email.slice(0, 10)}`));
    await page.reload();
    const link = page.getByRole("link", { name: person.name });
    await expect(link).toHaveAttribute("href", /^\/admin\/users\/[0-9a-f-]{36}$/);
    await expect(page.getByText(person.email)).toBeVisible();

    await page.getByLabel("Two-factor").selectOption("On");
    await page.getByRole("button", { name: "Search" }).click();
    await expect(page.getByText("Nobody found")).toBeVisible();
    await expect(page).toHaveURL(/mfa=on/);
    await page.getByRole("link", { name: "Show everybody" }).click();
    await expect(page).toHaveURL(path);
  });

  test("pages follow each other in the order that was asked for", async ({ page }) => {
    const crowd = await aCrowd(70);
    await openAs(page, await newAdmin(), `${path}?q=${crowd}&order=name`);
    await expect(page.getByRole("status")).toHaveText("70 people found.");
    await expect(page.getByRole("link", { name: "Crowd 001" })).toBeVisible();
    await page.getByRole("link", { name: "Next page" }).click();
    await expect(page.getByRole("link", { name: "Crowd 051" })).toBeVisible();
    await expect(page.getByRole("link", { name: /^Crowd/ })).toHaveCount(20);
    await page.getByRole("link", { name: "First page" }).click();
    await expect(page.getByRole("link", { name: "Crowd 001" })).toBeVisible();
  });

  test("somebody is invited, chooses a password, and is in; the link is spent", async ({
    page,
    browser,
    javaScriptEnabled,
  }) => {
    const person = newPerson();
    await openAs(page, await newAdmin(), invitationsPath);
    await inviteOn(page, person);
    const listed = page.getByRole("row", { name: new RegExp(person.email) });
    await expect(listed.getByText("Waiting")).toBeVisible();

    const context = await browser.newContext({ javaScriptEnabled });
    const theirs = await context.newPage();
    const link = await invitationLinkTo(person.email);
    await theirs.goto(link);
    await expect(theirs.getByText(person.email)).toBeVisible();
    const password = theirs.getByLabel("Password", { exact: true });
    await password.fill("password1234");
    await theirs.getByRole("button", { name: "Open account" }).click();
    await expect(password).toHaveAccessibleDescription(/Many people use this password/);
    await password.fill(person.password);
    await theirs.getByRole("button", { name: "Open account" }).click();
    await expect(theirs.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
    await theirs.goto(link);
    await expect(theirs.getByText("This browser is signed in.")).toBeVisible();
    await context.close();

    await page.reload();
    await expect(listed.getByText("Accepted")).toBeVisible();
    const again = await send(link, { from: newAddress() });
    expect(again.text).toContain("This invitation does not work");
  });

  test("an invitation is sent again and withdrawn; an address with an account is told plainly", async ({
    page,
  }) => {
    const person = newPerson();
    await openAs(page, await newAdmin(), invitationsPath);
    await inviteOn(page, person);
    const older = await invitationLinkTo(person.email);
    const listed = page.getByRole("row", { name: new RegExp(person.email) });
    await listed.getByRole("button", { name: "Send again" }).click();
    await expect(page.getByText("A new link is on its way.")).toBeVisible();
    const newer = await invitationLinkTo(person.email, 1);
    expect(newer).not.toBe(older);
    expect((await send(older, { from: newAddress() })).text).toContain("does not work");
    await listed.getByRole("button", { name: "Withdraw" }).click();
    await expect(page.getByText("The invitation is withdrawn.")).toBeVisible();
    await expect(listed.getByText("Withdrawn")).toBeVisible();
    expect((await send(newer, { from: newAddress() })).text).toContain("does not work");

    const { email } = await newAccount();
    await page.getByLabel("Name").fill("Noor Hale");
    await page.getByLabel("Email").fill(email);
    await page.getByRole("button", { name: "Send invitation" }).click();
    await expect(page.getByLabel("Email")).toHaveAccessibleDescription(/There is an account/);
  });

  test("whoever has not proved lately who they are does so first", async ({ page }) => {
    const admin = await newAdmin();
    await openAs(page, admin, invitationsPath);
    await makeStale(admin.email);
    const person = newPerson();
    await page.getByLabel("Name").fill(person.name);
    await page.getByLabel("Email").fill(person.email);
    await page.getByRole("button", { name: "Send invitation" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Confirm" })).toBeVisible();
    expect(await rows("select 1 from invitation where email = $1", [person.email])).toEqual([]);
  });

  test.describe("to everybody else", () => {
    test.use({ expectedComplaints: /status of 404/ });

    test("neither page is there", async ({ page }) => {
      await signInOn(page, await newAccount());
      await expectSignedIn(page);
      for (const address of [path, `${path}?q=a`, invitationsPath]) {
        expect((await page.goto(address))?.status(), address).toBe(404);
        await expect(page.getByText("This page is not here")).toBeVisible();
      }
    });
  });
});

test("with script the list follows what is typed; focus and caret stay in the field", async ({
  page,
}) => {
  const person = await newAccount();
  await openAs(page, await newAdmin());
  const field = searchField(page);
  await field.pressSequentially(person.email.slice(0, 6), { delay: 30 });
  await expect(page).toHaveURL(new RegExp(`q=${person.email.slice(0, 6)}$`));
  await expect(page.getByText(person.email)).toBeVisible();
  await expect(field).toBeFocused();
  await field.press("ArrowLeft");
  await field.pressSequentially("zz");
  await expect(page.getByText("Nobody found")).toBeVisible();
  await expect(field).toBeFocused();
  const caret = await field.evaluate((element) => (element as HTMLInputElement).selectionStart);
  expect(caret).toBe(7);
  await page.getByLabel("Role").focus();
  await page.getByLabel("Role").selectOption("Admins");
  await expect(page).toHaveURL(/role=admin/);
  await expect(page.getByRole("status")).toHaveText("0 people found.");
  await expect(page.getByLabel("Role")).toBeFocused();
});

test("the list is saved as a file that no spreadsheet runs, and that is recorded", async () => {
  const crowd = await aCrowd(3);
  await row(`update "user" set name = '=2+2' where email = $1 returning id`, [
    `${crowd}1@crowd.example`,
  ]);
  const admin = await newAdmin();
  const headers = [bearing(await sessionOf(admin)), ownOrigin(), urlEncoded];
  const sending = { method: "POST", headers, from: newAddress(), body: `q=${crowd}` };
  const file = await send(`${path}/export`, sending);
  expect(file.headers["content-type"]).toContain("text/csv");
  expect(file.headers["content-disposition"]).toMatch(/attachment; filename="people-[\d-]+\.csv"/);
  const lines = file.text.trim().split("\r\n");
  expect(lines).toHaveLength(4);
  expect(lines[1]).toContain(",'=2+2,");
  expect(file.text).not.toMatch(/\$2[aby]\$|pbkdf|secret|digest/i);
  const recorded = await row<{ details: unknown }>(
    `select details from audit_event where type = 'people.exported'
        and actor_id = (select id from "user" where email = $1)`,
    [admin.email],
  );
  expect(recorded.details).toEqual({ filter: { q: crowd } });

  await makeStale(admin.email);
  const asked = await send(`${path}/export`, sending);
  expect(asked.headers.location).toMatch(/\/confirm\?returnTo=/);
});

test("nothing of it reaches others: no page, data, action or file", async () => {
  const person = await newAccount();
  const admin = bearing(await sessionOf(await newAdmin()));
  const ids = await actionIdsOf(invitationsPath, { headers: [admin] });
  expect(ids.length).toBeGreaterThan(0);
  const invited = newPerson();
  const input = multipart([
    ["1_name", invited.name],
    ["1_email", invited.email],
    ["1_role", "ADMIN"],
    ["0", '[{"attempt":0},"$K1"]'],
  ]);
  const member = bearing(await sessionOf(await newAccount()));
  for (const who of [[], [member]]) {
    for (const asData of [[], [["RSC", "1"] as [string, string]]]) {
      const answer = await send(`${path}?q=${person.email}`, {
        headers: [...who, ...asData],
        from: newAddress(),
      });
      expect(answer.text).not.toContain(person.name);
    }
    const file = await send(`${path}/export`, {
      method: "POST",
      headers: [...who, ownOrigin(), urlEncoded],
      body: `q=${person.email}`,
      from: newAddress(),
    });
    expect(file.text).not.toContain("@");
    if (who.length > 0) expect(file.status).toBe(404);
    for (const id of ids) {
      const headers = [input.type, ownOrigin(), ...who];
      const answer = await callAction(invitationsPath, id, input.body, { headers });
      expect(answer.status).toBeLessThan(500);
    }
  }
  expect(await rows("select 1 from invitation where email = $1", [invited.email])).toEqual([]);
});

test("whatever an address asks of the list, it answers", async () => {
  const admin = bearing(await sessionOf(await newAdmin()));
  const odd = ["%00", "%25", "_", "%27%3B--", "%5C", "%F0%9F%A6%A6", "%ED%A0%80", "a".repeat(4000)];
  const queries = [
    ...odd.flatMap((value) => [`q=${value}`, `cursor=${value}`, `order=${value}`, `seen=${value}`]),
    ...[
      "q=a&q=b",
      "role=ADMIN",
      "status=__proto__",
      "lock[]=x",
      "q=%3Cscript%3Ealert(1)%3C/script%3E",
    ],
  ];
  for (const query of queries) {
    const answer = await send(`${path}?${query}`, { headers: [admin], from: newAddress() });
    expect(answer.status, query.slice(0, 80)).toBe(200);
    expect(answer.text).not.toContain("<script>alert");
  }
});

test("opening the link changes nothing, and of many who use it at once one gets the account, in its role", async () => {
  const person = newPerson();
  const link = await newInvitationLink(person);
  for (const method of ["GET", "HEAD", "GET"]) {
    expect((await send(link, { method, from: newAddress() })).status).toBe(200);
  }
  const typed: [string, string][] = [["password", person.password]];
  const tampered = await filledForm(link, [...typed, ["role", "ADMIN"]]);
  expect((await tampered()).status).toBeLessThan(400);
  const { email } = person;
  expect(await rows(`select 1 from "user" where email = $1`, [email])).toEqual([]);

  const forms = await Promise.all(Array.from({ length: AT_ONCE }, () => filledForm(link, typed)));
  const answers = await Promise.all(forms.map((submit) => submit()));
  expect(answers.filter(({ headers }) => headers.location === "/account")).toHaveLength(1);
  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  const accounts = await rows(`select role::text from "user" where email = $1`, [email]);
  expect(accounts).toEqual([{ role: "USER" }]);
});
