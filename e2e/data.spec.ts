import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { latestMailTo } from "@/scripts/testing/mailbox";
import { unzip } from "@/scripts/testing/unzip";
import { newAccount, newAdmin, newProtected, sessionOf, signIn } from "./support/accounts";
import { bearing, callAs, ownOrigin, readAs, removeAs } from "./support/api";
import { countEvents, makeStale, row, rows } from "./support/database";
import type { Person } from "./support/people";
import { type Header, send } from "./support/send";
import { expect, signInOn, signOut, test, withAndWithoutScript } from "./support/story";

const PAGE = "/login?returnTo=/account/data";

type Copy = { account: { email: string }; sessions: object[]; events: { type: string }[] };

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

const filesOf = (zip: Buffer) => {
  const files = unzip(zip);
  const copy: Copy = JSON.parse(files.get("sallyport-data.json") ?? "");
  return { copy, text: files.get("sallyport-data.html") ?? "" };
};

async function confirm(page: Page, { password }: Person): Promise<void> {
  await page.getByLabel("Password", { exact: true }).fill(password);
  await press(page, "Confirm");
}

const askForDeletion = (page: Page) => press(page, "Delete my account");

/** As the hourly look would, once the day has come. */
const letDayCome = ({ email }: Person): Promise<unknown> =>
  row(
    `with due as (update "user" set erase_at = now() where email = $1 returning id)
     select graphile_worker.add_job('erase_account', json_build_object('userId', id),
                                    run_at => now() + interval '1 second') from due`,
    [email],
  );

withAndWithoutScript(() => {
  test("somebody takes a copy of everything, after proving again that it is theirs", async ({
    page,
    javaScriptEnabled,
  }) => {
    const person = await newAccount();
    await signInOn(page, person, PAGE);
    await press(page, "Prepare my data");
    const download = page.getByRole("button", { name: "Download", exact: true });
    if (!javaScriptEnabled) {
      await expect(async () => {
        await page.reload();
        await expect(download).toBeVisible({ timeout: 500 });
      }).toPass();
    }
    await expect(download).toBeVisible();

    await makeStale(person.email);
    await download.click();
    await confirm(page, person);
    await expect(page.getByText("Now repeat what you were about to do.")).toBeVisible();
    const [file] = await Promise.all([page.waitForEvent("download"), download.click()]);
    expect(file.suggestedFilename()).toMatch(/^sallyport-data-\d{4}-\d\d-\d\d\.zip$/);
    const { copy, text } = filesOf(await readFile(await file.path()));
    expect(copy.account.email).toBe(person.email);
    expect(copy.events.map(({ type }) => type)).toContain("sign_in.succeeded");
    expect(text).toContain("You signed in on your first device");
    await latestMailTo(person.email, { subject: /^A copy of your data was downloaded$/ });
  });

  test("an account is to be deleted, says so on every page, and is kept", async ({ page }) => {
    const person = await newAccount();
    await signInOn(page, person, PAGE);
    await expect(page.getByRole("heading", { level: 1, name: "Your data" })).toBeVisible();
    await makeStale(person.email);
    await askForDeletion(page);
    await confirm(page, person);
    await askForDeletion(page);
    await expect(page.getByText("You can take it back until then.")).toBeVisible();
    await expect(
      page.getByRole("heading", { name: /^Your account will be deleted on/ }),
    ).toBeVisible();
    await expect(page.getByRole("button", { name: "Keep my account" })).toBeVisible();
    const mail = await latestMailTo(person.email, { subject: /^Your account will be deleted$/ });
    expect(mail.links.some((link) => link.includes("/not-me?token="))).toBe(true);

    await signOut(page);
    await signInOn(page, person, "/login?returnTo=/account/sessions");
    await expect(page.getByText(/^Your account will be deleted on/)).toBeVisible();
    await press(page, "Keep my account");
    await expect(page.getByText("Your account stays. Nothing was deleted.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Keep my account" })).toHaveCount(0);
    await latestMailTo(person.email, { subject: /^Your account stays$/ });
  });
});

test("on the day the account goes, every open page with it, and its address begins anew", async ({
  page,
}) => {
  const person = await newProtected();
  const { email, password } = person;
  const { id } = await row<{ id: string }>(`select id from "user" where email = $1`, [
    person.email,
  ]);
  await signInOn(page, person, PAGE);
  await askForDeletion(page);
  await expect(page.getByText("You can take it back until then.")).toBeVisible();
  await letDayCome(person);
  await expect(page).toHaveURL(/\/login/);
  await latestMailTo(person.email, { subject: /^Your account is deleted$/ });
  expect((await signIn(person)).status).toBe(401);
  expect(await rows(`select 1 from "user" where id = $1`, [id])).toEqual([]);
  const log = await rows<{ type: string }>(
    "select type from audit_event where subject_id = $1 order by occurred_at, id",
    [id],
  );
  expect(log.at(0)?.type).toBe("account.created");
  expect(log.at(-1)?.type).toBe("account.erased");

  const again = await newAccount({ email, password, name: "Somebody New" });
  await page.goto("/login");
  await signInOn(page, again);
  await expect(page.getByText("Signed in as Somebody New.")).toBeVisible();
});

test("a program takes a copy, asks for deletion and takes that back, under the same rules", async () => {
  const person = await newAccount();
  const cookie = await sessionOf(person);
  const stateOf = async () => (await readAs(cookie, "/me/export")).json<{ state: string }>().state;
  expect(await stateOf()).toBe("none");
  expect((await callAs(cookie, "/me/export/download")).status).toBe(404);
  const asked = await Promise.all(Array.from({ length: 20 }, () => callAs(cookie, "/me/export")));
  for (const { status } of asked) expect(status).toBe(202);
  expect(await countEvents(person.email, "data.export_requested")).toBe(1);
  await expect.poll(stateOf).toBe("ready");
  const file = await callAs(cookie, "/me/export/download");
  expect(file.headers["content-type"]).toBe("application/zip");
  expect(file.headers["cache-control"]).toContain("no-store");
  expect(file.headers["content-disposition"]).toMatch(/^attachment; filename="[\w.-]+"$/);

  const deletion = () => readAs(cookie, "/me/deletion");
  expect((await deletion()).json()).toEqual({ requestedAt: null, eraseAt: null });
  expect((await removeAs(cookie, "/me/deletion")).status).toBe(404);
  const pending = await Promise.all(
    Array.from({ length: 20 }, () => callAs(cookie, "/me/deletion")),
  );
  expect(new Set(pending.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  expect(pending[0]?.status).toBe(202);
  expect(await countEvents(person.email, "account.deletion_requested")).toBe(1);
  expect((await removeAs(cookie, "/me/deletion")).status).toBe(204);
  expect((await deletion()).json()).toEqual({ requestedAt: null, eraseAt: null });

  await makeStale(person.email);
  for (const path of ["/me/export", "/me/export/download", "/me/deletion"]) {
    expect((await callAs(cookie, path)).json().code, path).toBe("CONFIRMATION_REQUIRED");
  }
});

const anEmptyForm = {
  method: "POST",
  body: "now=1",
  headers: [["Content-Type", "application/x-www-form-urlencoded"]] as Header[],
};

test("the download answers nobody else, and no other page", async () => {
  const cookie = await sessionOf(await newAccount());
  const download = (...headers: Header[]) =>
    send("/account/data/download", {
      ...anEmptyForm,
      headers: [...anEmptyForm.headers, ...headers],
    });
  const foreign: Header = ["Origin", "https://evil.test"];
  expect((await download(bearing(cookie), foreign)).status).toBe(403);
  expect((await download(bearing(cookie))).status).toBe(403);
  const stranger = await download(ownOrigin());
  expect(stranger.status).toBe(303);
  expect(stranger.headers.location).toContain("/login?notice=session-ended");
  expect((await send("/account/data/download")).status).toBe(405);
});

test("an admin among others may leave", async () => {
  await newAdmin();
  const cookie = await sessionOf(await newAdmin());
  expect((await callAs(cookie, "/me/deletion")).status).toBe(202);
  expect((await removeAs(cookie, "/me/deletion")).status).toBe(204);
});
