import type { Page } from "@playwright/test";
import { latestMailTo } from "@/scripts/testing/mailbox";
import { newAdmin, sessionOf } from "./accounts";
import { bearing, ownOrigin } from "./api";
import { postForm } from "./forms";
import { newPerson, type Person } from "./people";
import { expect } from "./story";

export const invitationsPath = "/admin/users/invitations";

/** By an admin who is on the page. */
export async function inviteOn(page: Page, { name, email }: Person, role = "User"): Promise<void> {
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Role").selectOption(role);
  await page.getByRole("button", { name: "Send invitation" }).click();
  await expect(page.getByText("The invitation is on its way.")).toBeVisible();
}

/** The link in the newest invitation to an address, as a path. */
export async function invitationLinkTo(email: string, skip = 0): Promise<string> {
  const { links } = await latestMailTo(email, { subject: /^You are invited/, skip });
  const { pathname, search } = new URL(links.find((link) => link.includes("/invited?")) ?? "");
  return `${pathname}${search}`;
}

/** By an admin of whom nobody need know more. */
export async function newInvitationLink(person = newPerson(), role = "USER"): Promise<string> {
  const headers = [bearing(await sessionOf(await newAdmin())), ownOrigin()];
  const fields: [string, string][] = [
    ["name", person.name],
    ["email", person.email],
    ["role", role],
  ];
  const answer = await postForm(invitationsPath, fields, { headers });
  expect(answer.headers.location).toContain("notice=invited");
  return invitationLinkTo(person.email);
}
