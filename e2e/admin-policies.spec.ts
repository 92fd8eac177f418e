import type { Page } from "@playwright/test";
import { bearing, ownOrigin } from "./support/api";
import type { EmptyApp } from "./support/empty-app";
import { firstAdminOn } from "./support/first-admin";
import { callAction, hiddenFieldsOf, multipart } from "./support/forms";
import { asMember, newMember } from "./support/members";
import { takeBackupCode } from "./support/people";
import type { Header } from "./support/send";
import { send } from "./support/send";
import { expect, test, withAndWithoutScript } from "./support/story";

const REASON = "the insurer asks for it";

const save = (page: Page) => page.getByRole("button", { name: "Save rule" }).click();
const preview = (page: Page) => page.getByRole("button", { name: "Preview" }).click();
const rulesOf = (app: EmptyApp) => app.rows<{ name: string; value: object }>("table policy", []);

const cookiesIn = async (page: Page, app: EmptyApp): Promise<Header> => {
  const cookies = await page.context().cookies(app.url);
  return bearing(cookies.map(({ name, value }) => `${name}=${value}`).join("; "));
};

withAndWithoutScript(() => {
  test("a rule is previewed, saved with its reason, and obeyed by another instance", async ({
    page,
    emptyApp: app,
  }) => {
    const admin = await firstAdminOn(page, app);
    const member = await newMember(app);
    const cookie = await asMember(app, member);
    await page.goto(`${app.url}/admin/policies`);
    await expect(page.getByRole("heading", { level: 1, name: "Rules" })).toBeVisible();
    await page.getByRole("link", { name: /^Change\s+Two-factor is required$/ }).click();

    await page.getByLabel("Of whom").selectOption("everyone");
    await page.getByLabel("Days to set it up").fill("7");
    await preview(page);
    const shown = page.getByRole("region", { name: "What it would do" });
    await expect(shown).toContainText("1 person without two-factor");
    await expect(shown).toContainText("1 sign-in of the last 30 days, of 2, was made by them");
    await expect(shown.getByRole("link", { name: member.name })).toHaveAttribute(
      "href",
      /^\/admin\/users\/[0-9a-f-]{36}$/,
    );
    await expect(page.getByLabel("Of whom")).toHaveValue("everyone");
    await expect(page.getByLabel("Days to set it up")).toHaveValue("7");
    expect(await rulesOf(app)).toEqual([]);

    await save(page);
    await expect(page.getByLabel("Reason")).toHaveAccessibleDescription(/Say why/);
    await page.getByLabel("Reason").fill(REASON);
    await save(page);
    await expect(page.getByText("The rule is saved")).toBeVisible();
    const history = page.getByRole("region", { name: "History" });
    await expect(history.getByRole("listitem").first()).toContainText(admin.name);
    await expect(history).toContainText(REASON);
    await expect(history).toContainText("Of whom: Admins Everyone");

    const beside = await app.another();
    try {
      const sending = { headers: [cookie], base: app.url, via: beside.port };
      expect((await send("/account", sending)).text).toContain("Two-factor will be needed from");
      await app.changePolicy("requiredTwoFactor", { who: "nobody", from: null, graceDays: 7 });
      expect((await send("/account", sending)).text).not.toContain("will be needed");
    } finally {
      await beside.stop();
    }
    await page.reload();
    await expect(history).toContainText("Changed on the command line");
  });

  test("what somebody else has changed meanwhile is shown, and not overwritten", async ({
    page,
    emptyApp: app,
  }) => {
    await firstAdminOn(page, app);
    await page.goto(`${app.url}/admin/policies/stepUp`);
    await app.changePolicy("stepUp", { minutes: 20 });
    const field = page.getByLabel("Minutes that a proof is good for");
    await field.fill("5");
    await page.getByLabel("Reason").fill(REASON);
    await save(page);
    await expect(page.getByText("Somebody else has changed this since")).toBeVisible();
    await expect(page.getByRole("region", { name: "History" })).toContainText("20 minutes");
    await expect(field).toHaveValue("5");
    expect(await rulesOf(app)).toMatchObject([{ value: { minutes: 20 } }]);

    await save(page);
    await expect(page.getByText("The rule is saved")).toBeVisible();
    expect(await rulesOf(app)).toMatchObject([{ value: { minutes: 5 } }]);

    await page.getByLabel("Reason").fill(REASON);
    await save(page);
    await expect(page.getByText("This is how it is already")).toBeVisible();
    await field.fill("1");
    await save(page);
    await expect(field).toHaveAccessibleDescription(/Enter 2 to 60 minutes/);
  });

  test("whoever must confirm first finds what they typed when they come back", async ({
    page,
    emptyApp: app,
  }) => {
    const admin = await firstAdminOn(page, app);
    await page.goto(`${app.url}/admin/policies/codeChannels`);
    await page.getByLabel("Codes by email").uncheck();
    await page.getByLabel("Reason").fill(REASON);
    await app.rows(
      `update session set authenticated_at = now() - interval '1 hour',
              factor_proved_at = now() - interval '1 hour' where ended_at is null`,
      [],
    );
    await save(page);
    await page.getByLabel("Password", { exact: true }).fill(admin.password);
    await page.getByLabel("Authentication code").fill(takeBackupCode(admin));
    await page.getByRole("button", { name: "Confirm" }).click();
    await expect(page.getByText("Now repeat what you were about to do")).toBeVisible();
    await expect(page.getByLabel("Codes by email")).not.toBeChecked();
    await expect(page.getByLabel("Codes by text message")).toBeChecked();
    await save(page);
    await expect(page.getByText("The rule is saved")).toBeVisible();
    expect(await rulesOf(app)).toMatchObject([{ value: { email: false, sms: true } }]);
  });
});

test("to everybody else rules are not there, and cannot be changed", async ({
  page,
  emptyApp: app,
}) => {
  await firstAdminOn(page, app);
  const admin = await cookiesIn(page, app);
  await app.changePolicy("requiredTwoFactor", { who: "nobody", from: null, graceDays: 0 });
  const others = [await newMember(app), await newMember(app, "ADMIN")];
  const visitors = await Promise.all(others.map((other) => asMember(app, other)));
  const path = "/admin/policies/stepUp";

  const [member] = visitors as [Header];
  for (const address of ["/admin/policies", path, `${path}?preview=1&minutes=5`]) {
    const page404 = await send(address, { headers: [member], base: app.url });
    expect(page404.status, address).toBe(404);
    for (const who of [[], ...visitors.map((visitor) => [visitor])]) {
      for (const asData of [[], [["RSC", "1"] as Header]]) {
        const answer = await send(address, { headers: [...who, ...asData], base: app.url });
        expect(answer.text, address).not.toContain("Proof before sensitive acts");
      }
    }
  }
  const unknown = await send("/admin/policies/constructor", { headers: [admin], base: app.url });
  expect(unknown.status).toBe(404);

  const hidden = await hiddenFieldsOf(path, { headers: [admin], base: app.url }, 'name="minutes"');
  const { type, body } = multipart([...hidden, ["minutes", "60"], ["reason", REASON]]);
  const asked = (address: string, who: Header[]) =>
    callAction(address, "", body, { headers: [type, ownOrigin(app.url), ...who], base: app.url });
  for (const who of [[], ...visitors.map((visitor) => [visitor])]) {
    for (const address of ["/login", "/account", path]) {
      expect((await asked(address, who)).status, address).toBeLessThan(500);
    }
  }
  expect((await rulesOf(app)).map(({ name }) => name)).toEqual(["requiredTwoFactor"]);
  expect((await asked(path, [admin])).headers.location).toContain("notice=saved");
  expect(await rulesOf(app)).toContainEqual(expect.objectContaining({ value: { minutes: 60 } }));
});

test("what nobody would type breaks nothing", async ({ page, emptyApp: app }) => {
  await firstAdminOn(page, app);
  const admin = await cookiesIn(page, app);
  for (const query of [
    "preview=1&minutes=%00",
    "preview=1&minutes=99999999999999999999",
    "preview=1&minutes=5&reason=%3Cscript%3Ealert(1)%3C/script%3E",
    "preview=1&minutes=5&minutes=6",
    "preview=1&version=%F0%9F%98%80&minutes=-1",
  ]) {
    const sending = { headers: [admin], base: app.url };
    const answer = await send(`/admin/policies/stepUp?${query}`, sending);
    expect(answer.status, query).toBe(200);
    expect(answer.text).not.toContain("<script>alert(1)");
  }
});
