import { totpCode } from "@/scripts/testing/totp";
import { newAccount, newProtected, signIn } from "./support/accounts";
import { row } from "./support/database";
import { lookAt, press, type Visit } from "./support/look-at";
import { newPerson } from "./support/people";
import { insertRecovery } from "./support/recovery";
import { signedInBeside } from "./support/sessions";
import { expectSignedIn, signInOn, submitSignIn, test } from "./support/story";
import {
  beginSetUp,
  earlyCode,
  shownBackupCodes,
  shownSecret,
  submitFirstCode,
} from "./support/two-factor";

const twoFactorPage = "/login?returnTo=/account/two-factor";

const visits: Visit[] = [
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
      await press(page, "Change email");
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
      await press(page, "Confirm new email");
      await page.getByText("This link was used before").waitFor();
    },
  },
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
      await press(page, "Save name");
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
      await press(page, "Verify");
      await page.getByRole("button", { name: "Stop trusting" }).waitFor();
    },
  },
];

test.use({ expectedComplaints: /status of 404/ });

for (const visit of visits) {
  test(`${visit.name}: for everybody, on every screen, and from here alone`, ({ page }) =>
    lookAt(page, visit));
}
