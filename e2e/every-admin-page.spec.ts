import { newAccount, newAdmin, newProtected, sessionOf } from "./support/accounts";
import { row } from "./support/database";
import { inviteOn } from "./support/invitations";
import { lookAt, press, type Visit } from "./support/look-at";
import { newPerson } from "./support/people";
import { newServiceKey } from "./support/service-keys";
import { signInOn, test } from "./support/story";

const personPath = async (email: string) => {
  const { id } = await row<{ id: string }>(`select id from "user" where email = $1`, [email]);
  return `/admin/users/${id}`;
};

const visits: Visit[] = [
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
      await press(page, "Disable account");
      await page.getByText("Say why.").waitFor();
    },
  },
  {
    name: "requests, none",
    heading: "Requests",
    open: async (page) => signInOn(page, await newAdmin(), "/login?returnTo=/admin/requests"),
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
      await press(page, "Make key");
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
      await page.waitForURL(path);
      await page.goto(`${path}?preview=1&who=everyone&graceDays=7`);
      await page.getByRole("columnheader", { name: "By when" }).waitFor();
    },
  },
];

test.use({ expectedComplaints: /status of 404/ });

for (const visit of visits) {
  test(`${visit.name}: for everybody, on every screen, and from here alone`, ({ page }) =>
    lookAt(page, visit));
}
