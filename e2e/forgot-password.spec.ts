import { latestMailTo } from "@/scripts/testing/mailbox";
import { newAccount, newProtected, sessionOf } from "./support/accounts";
import { bearing, post } from "./support/api";
import { rows, standingOf } from "./support/database";
import { newPerson, takeBackupCode } from "./support/people";
import { send } from "./support/send";
import {
  enterBackupCode,
  expect,
  expectSignedIn,
  loseCookies,
  submitSignIn,
  test,
  withAndWithoutScript,
} from "./support/story";

const NEW = "four quiet kettles hum at noon";
const SUBJECT = /^Set a new password$/;

const ask = (email: string) => post("/api/v1/auth/forgot-password", { email });

const linkIn = async (email: string, skip = 0): Promise<string> =>
  (await latestMailTo(email, { subject: SUBJECT, skip })).links[0] ?? "";

const tokenOf = (link: string): string => new URL(link).searchParams.get("token") ?? "";

const reset = (token: unknown) => post("/api/v1/auth/reset-password", { token, password: NEW });

withAndWithoutScript(() => {
  test("a forgotten password is set anew, and the second factor still asked for", async ({
    page,
    javaScriptEnabled,
  }) => {
    const person = await newProtected();
    const session = await sessionOf(person);
    await page.goto("/login");
    await page.getByRole("link", { name: "Forgot your password?" }).click();
    await page.getByLabel("Email").fill(person.email);
    await page.getByRole("button", { name: "Send reset link" }).click();
    await expect(page.getByText("If there is an account")).toBeVisible();

    const link = await linkIn(person.email);
    for (const method of ["GET", "HEAD"])
      await send(new URL(link).pathname + new URL(link).search, { method });
    const opened = await page.goto(link);
    expect(opened?.headers()["referrer-policy"]).toBe("strict-origin");
    expect(opened?.headers()["cache-control"]).toContain("no-store");
    if (javaScriptEnabled) await expect(page).toHaveURL("/reset-password");
    await page.getByLabel("New password").fill("sallyport by lamplight");
    await page.getByRole("button", { name: "Set new password" }).click();
    await expect(page.getByText("Passwords with the word Sallyport")).toBeVisible();
    await page.getByLabel("New password").fill(NEW);
    await page.getByRole("button", { name: "Set new password" }).click();
    await expect(page.getByText("Your new password is set.")).toBeVisible();
    expect((await send("/api/v1/me", { headers: [bearing(session)] })).status).toBe(401);
    await latestMailTo(person.email, { subject: /^Your password was reset$/ });

    await submitSignIn(page, person);
    await expect(page.getByText("do not belong together")).toBeVisible();
    await submitSignIn(page, { ...person, password: NEW });
    await enterBackupCode(page, takeBackupCode(person));
    await expectSignedIn(page);

    await loseCookies(page);
    await page.goto(link);
    await page.getByLabel("New password").fill(`${NEW} again`);
    await page.getByRole("button", { name: "Set new password" }).click();
    await expect(page.getByText("This link was used before")).toBeVisible();
    await page.getByRole("link", { name: "Send a new one" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Forgot your password?");
  });
});

test("of three links the newest works, and after it none", async () => {
  const { email } = await newAccount();
  const tokens: string[] = [];
  for (let asked = 0; asked < 3; asked += 1) {
    await ask(email);
    // Its own verification mail came first.
    await expect.poll(async () => tokens.includes(tokenOf(await linkIn(email)))).toBe(false);
    tokens.push(tokenOf(await linkIn(email)));
  }
  const [first, second, third] = tokens;
  expect((await reset(first)).json().code).toBe("INVALID_TOKEN");
  expect((await reset(second)).json().code).toBe("INVALID_TOKEN");
  expect((await reset(third)).status).toBe(204);
  expect((await reset(third)).json().code).toBe("INVALID_TOKEN");
});

test("everybody is answered alike, and only who may come in is mailed", async () => {
  const [active, disabled, deleted] = await Promise.all([newAccount(), newAccount(), newAccount()]);
  const nobody = newPerson();
  await rows(`update "user" set disabled_at = now() where email = $1`, [disabled.email]);
  await rows(`update "user" set deleted_at = now() where email = $1`, [deleted.email]);
  const answers = [];
  for (const { email } of [active, disabled, deleted, nobody]) {
    const { status, headers, cookies, text } = await ask(email);
    answers.push({ status, headers: Object.keys(headers).sort(), cookies, text });
  }
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  await linkIn(active.email);
  const mailed = await rows<{ email: string }>(
    `select u.email from outbox_message m join "user" u on u.id = m.user_id
      where m.template = 'reset-password' and u.email = any($1)`,
    [[active.email, disabled.email, deleted.email]],
  );
  expect(mailed).toEqual([{ email: active.email }]);
});

test("a link that is changed, stored, of another kind or another's opens nothing", async () => {
  const person = await newAccount();
  const verification = await latestMailTo(person.email, { subject: /^Verify/ });
  await ask(person.email);
  const token = tokenOf(await linkIn(person.email));
  const [stored] = await rows<{ digest: string }>(
    `select translate(encode(token_digest, 'base64'), '+/=', '-_') as digest from mail_token
      where purpose = 'RESET_PASSWORD' and user_id = (select id from "user" where email = $1)`,
    [person.email],
  );
  const before = await standingOf(person.email);
  const flipped = `${token.slice(0, -2)}${token.at(-2) === "A" ? "B" : "A"}${token.slice(-1)}`;
  for (const wrong of [flipped, stored?.digest, tokenOf(verification.links[0] ?? "")]) {
    expect((await reset(wrong)).json().code, String(wrong)).toBe("INVALID_TOKEN");
  }
  for (const malformed of ["", [token], { not: "x" }, null]) {
    expect((await reset(malformed)).status).toBe(422);
  }
  const asEve = { headers: [bearing(await sessionOf(await newAccount()))] };
  const byEve = await post("/api/v1/auth/reset-password", { token, password: NEW }, asEve);
  expect(byEve.json().code).toBe("INVALID_TOKEN");
  expect(await standingOf(person.email)).toEqual(before);
  expect((await reset(token)).status).toBe(204);
});
