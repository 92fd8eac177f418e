import { latestMailTo } from "@/scripts/testing/mailbox";
import { newAccount, newProtected, sessionOf } from "./support/accounts";
import { newUndoLink } from "./support/email-changes";
import { newInvitationLink } from "./support/invitations";
import { lookAt, passwordOn, press, type Visit } from "./support/look-at";
import { newPerson } from "./support/people";
import { beginRecovery, linkIn, passTheWait } from "./support/recovery";
import { enterBackupCode, expect, signInOn, submitSignIn, test } from "./support/story";

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
      await passwordOn(page).fill("short");
      await press(page, "Create account");
      await expect(passwordOn(page)).toHaveAccessibleDescription(/Use at least 12 characters/);
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
      await press(page, "Verify email");
      await page.getByText("This code was not accepted").waitFor();
    },
  },
  {
    name: "the mailed link, used before",
    heading: "Verify your email",
    async open(page) {
      await page.goto(`/verify-email?token=${"A".repeat(43)}`);
      await press(page, "Verify email");
      await page.getByText("This link was used before").waitFor();
    },
  },
  {
    name: "forgotten password, asked for",
    heading: "Forgot your password?",
    async open(page) {
      await page.goto("/forgot-password");
      await page.getByLabel("Email").fill(newPerson().email);
      await press(page, "Send reset link");
      await page.getByText("If there is an account").waitFor();
    },
  },
  {
    name: "new password, refused",
    heading: "Set a new password",
    async open(page) {
      await page.goto(`/reset-password?token=${"A".repeat(43)}`);
      await page.getByLabel("New password").fill("nine violet tramways under lamps");
      await press(page, "Set new password");
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
      await press(page, "Email me a link");
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
    name: "a recovery, finished with a wrong password",
    heading: "Remove your second factors",
    async open(page) {
      const person = await newProtected();
      await beginRecovery(page, person);
      await passTheWait(person);
      await page.goto(await linkIn(person, /^Your second factors can be removed now$/, "finish"));
      await passwordOn(page).fill("not it at all");
      await press(page, "Remove second factors");
      await page.getByText("This is not your password.").waitFor();
    },
  },
  {
    name: "this was not me, a dead link",
    heading: "This link does not work",
    open: (page) => page.goto("/not-me"),
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
];

test.use({ expectedComplaints: /status of 404/ });

for (const visit of visits) {
  test(`${visit.name}: for everybody, on every screen, and from here alone`, ({ page }) =>
    lookAt(page, visit));
}
