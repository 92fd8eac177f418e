import type { Page } from "@playwright/test";
import { latestMailTo } from "@/scripts/testing/mailbox";
import { totpCode } from "@/scripts/testing/totp";
import { expectAccessible } from "./support/accessible";
import { newAccount, newAdmin, newProtected, sessionOf, signIn } from "./support/accounts";
import { appUrl } from "./support/app-url";
import { row } from "./support/database";
import { newUndoLink } from "./support/email-changes";
import { inviteOn, newInvitationLink } from "./support/invitations";
import { newPerson } from "./support/people";
import { beginRecovery, insertRecovery, linkIn, passTheWait } from "./support/recovery";
import { newServiceKey } from "./support/service-keys";
import { signedInBeside } from "./support/sessions";
import {
  enterBackupCode,
  expect,
  expectSignedIn,
  signInOn,
  submitSignIn,
  test,
} from "./support/story";
import {
  beginSetUp,
  earlyCode,
  shownBackupCodes,
  shownSecret,
  submitFirstCode,
} from "./support/two-factor";

type Visit = { name: string; open(page: Page): Promise<unknown>; heading: string };

const twoFactorPage = "/login?returnTo=/account/two-factor";

const submit = (page: Page, name: string) => page.getByRole("button", { name }).click();
const personPath = async (email: string) => {
  const { id } = await row<{ id: string }>(`select id from "user" where email = $1`, [email]);
  return `/admin/users/${id}`;
};
const password = (page: Page) => page.getByLabel("Password", { exact: true });

const visits: Visit[] = [
  { name: "sign-in", heading: "Sign in", open: (page) => page.goto("/login?returnTo=/account") },
  {
    name: "sign-in, refused",
    heading: "Sign in",
    async open(page) {
      await signInOn(page, newPerson());
      await page.getByText("do not belong together").waitFor();
    },
  },
  { name: "register", heading: "Create your account", open: (page) => page.goto("/register") },
  {
    name: "register, refused",
    heading: "Create your account",
    async open(page) {
      await page.goto("/register");
      await password(page).fill("short");
      await submit(page, "Create account");
      await expect(password(page)).toHaveAccessibleDescription(/Use at least 12 characters/);
    },
  },
  {
    name: "check your email",
    heading: "Check your email",
    open: (page) => page.goto("/verify-email"),
  },
  {
    name: "check your email, wrong code",
    heading: "Check your email",
    async open(page) {
      await page.goto("/verify-email?notice=resent");
      await page.getByLabel("Email").fill(newPerson().email);
      await page.getByLabel("Verification code").fill("1234 5678");
      await submit(page, "Verify email");
      await page.getByText("This code was not accepted").waitFor();
    },
  },
  {
    name: "the mailed link, used before",
    heading: "Verify your email",
    async open(page) {
      await page.goto(`/verify-email?token=${"A".repeat(43)}`);
      await submit(page, "Verify email");
      await page.getByText("This link was used before").waitFor();
    },
  },
  {
    name: "forgotten password, asked for",
    heading: "Forgot your password?",
    async open(page) {
      await page.goto("/forgot-password");
      await page.getByLabel("Email").fill(newPerson().email);
      await submit(page, "Send reset link");
      await page.getByText("If there is an account").waitFor();
    },
  },
  {
    name: "new password, refused",
    heading: "Set a new password",
    async open(page) {
      await page.goto(`/reset-password?token=${"A".repeat(43)}`);
      await page.getByLabel("New password").fill("nine violet tramways under lamps");
      await submit(page, "Set new password");
      await page.getByText("This link was used before").waitFor();
    },
  },
  {
    name: "this was not me",
    heading: "Wasn’t it you?",
    async open(page) {
      const person = await newAccount();
      await sessionOf(person);
      await sessionOf(person);
      const { links } = await latestMailTo(person.email, { subject: /^New sign-in/ });
      await page.goto(links.find((link) => link.includes("/not-me?")) ?? "");
    },
  },
  {
    name: "everything lost, nobody known",
    heading: "Lost every second factor?",
    open: (page) => page.goto("/recover"),
  },
  {
    name: "everything lost, a link on its way",
    heading: "Lost every second factor?",
    async open(page) {
      await page.goto("/login");
      await submitSignIn(page, await newProtected());
      await page.getByRole("link", { name: "I have lost all of these" }).click();
      await submit(page, "Email me a link");
      await page.getByText("If your account can be recovered this way").waitFor();
    },
  },
  {
    name: "a recovery waits",
    heading: "A recovery is waiting",
    async open(page) {
      const person = await newProtected();
      await beginRecovery(page, person);
      await page.goto("/recover");
    },
  },
  {
    name: "a recovery, to be stopped",
    heading: "Stop the recovery?",
    async open(page) {
      const person = await newProtected();
      await beginRecovery(page, person);
      await page.goto(await linkIn(person, /^Recovery of your account was requested$/, "stop"));
    },
  },
  {
    name: "a recovery, above every page",
    heading: "Overview",
    async open(page) {
      const person = await newProtected();
      await signInOn(page, person);
      await expectSignedIn(page);
      await insertRecovery(person);
      await page.goto("/account");
      await page.getByRole("button", { name: "Not me: stop it" }).waitFor();
    },
  },
  {
    name: "a recovery, finished with a wrong password",
    heading: "Remove your second factors",
    async open(page) {
      const person = await newProtected();
      await beginRecovery(page, person);
      await passTheWait(person);
      await page.goto(await linkIn(person, /^Your second factors can be removed now$/, "finish"));
      await password(page).fill("not it at all");
      await submit(page, "Remove second factors");
      await page.getByText("This is not your password.").waitFor();
    },
  },
  {
    name: "this was not me, a dead link",
    heading: "This link does not work",
    open: (page) => page.goto("/not-me"),
  },
  {
    name: "password",
    heading: "Password",
    open: async (page) => signInOn(page, await newAccount(), "/login?returnTo=/account/password"),
  },
  {
    name: "profile, an email waits",
    heading: "Profile",
    async open(page) {
      await signInOn(page, await newAccount(), "/login?returnTo=/account/profile");
      await page.getByLabel("New email").fill(newPerson().email);
      await submit(page, "Change email");
      await page.getByText("Waiting to be confirmed").waitFor();
    },
  },
  {
    name: "new email, refused",
    heading: "Confirm your new email",
    async open(page) {
      const link = `/confirm-email?token=${"A".repeat(43)}`;
      const returnTo = encodeURIComponent(link);
      await signInOn(page, await newAccount(), `/login?returnTo=${returnTo}`);
      await submit(page, "Confirm new email");
      await page.getByText("This link was used before").waitFor();
    },
  },
  {
    name: "old email back",
    heading: "Bring your old email back?",
    open: async (page) => page.goto(await newUndoLink()),
  },
  {
    name: "old email back, a dead link",
    heading: "This link does not work",
    open: (page) => page.goto("/undo-email"),
  },
  { name: "nothing here", heading: "This page is not here", open: (page) => page.goto("/nowhere") },
  { name: "API docs", heading: "API", open: (page) => page.goto("/api/docs") },
  {
    name: "overview",
    heading: "Overview",
    open: async (page) => signInOn(page, await newAccount()),
  },
  {
    name: "activity",
    heading: "Activity",
    async open(page) {
      const person = await newAccount();
      await signIn(person);
      await signInOn(page, person, "/login?returnTo=/account/activity");
      await page.getByText("You signed in on a new device").waitFor();
    },
  },
  {
    name: "activity, notices",
    heading: "Activity",
    async open(page) {
      const person = await newAccount();
      await signIn(person);
      await signInOn(page, person, "/login?returnTo=/account/activity?show=notices");
      await page.getByRole("button", { name: "Mark all as read" }).waitFor();
    },
  },
  {
    name: "dashboard",
    heading: "Dashboard",
    async open(page) {
      await newAccount(newPerson(), "ADMIN");
      await signInOn(page, await newAdmin(), "/login?returnTo=/admin?notice=reminded");
      await page.getByRole("button", { name: "shown" }).waitFor();
      await page.getByText("As a table").first().click();
    },
  },
  {
    name: "messages",
    heading: "Messages",
    open: async (page) => signInOn(page, await newAdmin(), "/login?returnTo=/admin/messages"),
  },
  {
    name: "one person, an act refused",
    heading: newPerson().name,
    async open(page) {
      const person = await newProtected();
      await sessionOf(person);
      const path = await personPath(person.email);
      await signInOn(page, await newAdmin(), `/login?returnTo=${path}`);
      await page.locator("summary", { hasText: /^Disable account$/ }).click();
      await submit(page, "Disable account");
      await page.getByText("Say why.").waitFor();
    },
  },
  {
    name: "service keys",
    heading: "Service keys",
    async open(page) {
      await newServiceKey({ name: "A service whose name is as long as names of services may be" });
      await signInOn(page, await newAdmin(), "/login?returnTo=/admin/api-keys?show=ended");
      await page.getByText("Revoke", { exact: true }).first().click();
    },
  },
  {
    name: "service keys, refused",
    heading: "Service keys",
    async open(page) {
      await signInOn(page, await newAdmin(), "/login?returnTo=/admin/api-keys");
      await submit(page, "Make key");
      await page.getByText("Fill this in.").first().waitFor();
    },
  },
  {
    name: "people",
    heading: "People",
    async open(page) {
      const person = await newAccount();
      await signInOn(page, await newAdmin(), `/login?returnTo=/admin/users?q=${person.email}`);
      await page.getByText("1 person found.").waitFor();
    },
  },
  {
    name: "people, nobody found",
    heading: "People",
    open: async (page) =>
      signInOn(page, await newAdmin(), `/login?returnTo=/admin/users?q=${newPerson().email}`),
  },
  {
    name: "invitations",
    heading: "Invitations",
    async open(page) {
      await signInOn(page, await newAdmin(), "/login?returnTo=/admin/users/invitations");
      await inviteOn(page, newPerson());
    },
  },
  {
    name: "an invitation",
    heading: "Choose your password",
    async open(page) {
      await page.goto(await newInvitationLink());
    },
  },
  {
    name: "an invitation, a dead link",
    heading: "This invitation does not work",
    open: (page) => page.goto("/invited"),
  },
  {
    name: "log, an event and the chart's table open",
    heading: "Log",
    async open(page) {
      await signInOn(page, await newAdmin(), "/login?returnTo=/admin/audit?type=sign_in");
      await page.getByText("Details").first().click();
      await page.getByText("As a table").click();
      await page.getByText("Event id").first().waitFor();
    },
  },
  {
    name: "log, filters that need a change",
    heading: "Log",
    async open(page) {
      const asked = encodeURIComponent("/admin/audit?actor=bob&address=10.0.0.0/99");
      await signInOn(page, await newAdmin(), `/login?returnTo=${asked}`);
      await page.getByText("Write an id, or a whole email.").waitFor();
    },
  },
  {
    name: "admin, rules",
    heading: "Rules",
    open: async (page) => signInOn(page, await newAdmin(), "/login?returnTo=/admin/policies"),
  },
  {
    name: "admin, a rule previewed",
    heading: "Two-factor is required",
    async open(page) {
      const path = "/admin/policies/requiredTwoFactor";
      await newAccount();
      await signInOn(page, await newAdmin(), `/login?returnTo=${path}`);
      await page.goto(`${path}?preview=1&who=everyone&graceDays=7`);
      await page.getByRole("columnheader", { name: "By when" }).waitFor();
    },
  },
  {
    name: "second step",
    heading: "One more step",
    async open(page) {
      await page.goto("/login");
      await submitSignIn(page, await newProtected());
    },
  },
  {
    name: "second step, refused",
    heading: "One more step",
    async open(page) {
      await page.goto("/login");
      await submitSignIn(page, await newProtected());
      await enterBackupCode(page, "00000-00000-00000-00000");
      await page.getByText("This code was not accepted.").waitFor();
    },
  },
  {
    name: "confirm",
    heading: "Confirm that it is you",
    open: async (page) => signInOn(page, await newProtected(), "/login?returnTo=/confirm"),
  },
  {
    name: "two-factor, off",
    heading: "Two-factor",
    open: async (page) => signInOn(page, await newAccount(), twoFactorPage),
  },
  {
    name: "two-factor, set-up not finished",
    heading: "Two-factor",
    async open(page) {
      await signInOn(page, await newAccount(), twoFactorPage);
      await beginSetUp(page);
      await shownSecret(page);
    },
  },
  {
    name: "two-factor, backup codes shown",
    heading: "Two-factor",
    async open(page) {
      await signInOn(page, await newAccount(), twoFactorPage);
      await beginSetUp(page);
      await submitFirstCode(page, await earlyCode(await shownSecret(page)));
      await shownBackupCodes(page);
    },
  },
  {
    name: "two-factor, on",
    heading: "Two-factor",
    open: async (page) => signInOn(page, await newProtected(), twoFactorPage),
  },
  {
    name: "two-factor, required",
    heading: "Two-factor",
    open: async (page) => signInOn(page, await newAccount(newPerson(), "ADMIN")),
  },
  {
    name: "sessions, only this one",
    heading: "Sessions",
    open: async (page) => signInOn(page, await newAccount(), "/login?returnTo=/account/sessions"),
  },
  {
    name: "sessions, an unusual one among them",
    heading: "Sessions",
    async open(page) {
      const { person } = await signedInBeside(page, "/account/sessions", 2);
      await row(
        `update session set country = 'NZ', risk_score = 45, risk_reasons = '{new_country,failures_before}'
          where user_id = (select id from "user" where email = $1) returning id`,
        [person.email],
      );
      await page.goto("/account/sessions?notice=ended");
      await page.getByText("Unusual").first().waitFor();
    },
  },
  {
    name: "devices, everything open, a name refused",
    heading: "Devices",
    async open(page) {
      await signedInBeside(page, "/account/devices", 1);
      const other = page.getByRole("listitem").filter({ hasText: "This wasn't me" }).last();
      await other.getByText("This wasn't me").click();
      await other.getByText("Rename").click();
      await other.getByLabel("Name").fill(" ");
      await submit(page, "Save name");
      await page.getByText("Give it a name.").waitFor();
    },
  },
  {
    name: "data",
    heading: "Your data",
    open: async (page) => signInOn(page, await newAccount(), "/login?returnTo=/account/data"),
  },
  {
    name: "data, everything under way",
    heading: "Your data",
    async open(page) {
      const person = await newAccount();
      await row(
        `with leaving as (update "user" set deletion_asked_at = now(), erase_at = now() + interval '30 days'
                           where email = $1 returning id)
         insert into data_export (id, user_id, rows, rows_in_all, expires_at)
         select gen_random_uuid(), id, 40, 100, now() + interval '1 day' from leaving returning id`,
        [person.email],
      );
      await signInOn(page, person, "/login?returnTo=/account/data");
      await page.getByRole("progressbar").waitFor();
    },
  },
  {
    name: "devices",
    heading: "Devices",
    async open(page) {
      const person = await newProtected();
      await page.goto("/login?returnTo=/account/devices");
      await submitSignIn(page, person);
      await page.getByLabel("Trust this device").check();
      await page.getByLabel("Authentication code").fill(totpCode(person.secret));
      await submit(page, "Verify");
      await page.getByRole("button", { name: "Stop trusting" }).waitFor();
    },
  },
];

test.use({ expectedComplaints: /status of 404/ });

for (const { name, heading, open } of visits) {
  test(`${name}: for everybody, on every screen, and from here alone`, async ({ page }) => {
    const strangers: string[] = [];
    page.on("request", (request) => {
      const { origin, protocol } = new URL(request.url());
      if (protocol !== "data:" && origin !== appUrl()) strangers.push(request.url());
    });
    await page.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) =>
        console.error(`blocked by policy: ${event.violatedDirective} ${event.blockedURI}`),
      );
    });
    await open(page);
    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
    await expectAccessible(page);
    expect(strangers, "requests to others").toEqual([]);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
  });
}
