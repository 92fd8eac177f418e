import type { Page } from "@playwright/test";
import { latestMailTo } from "@/scripts/testing/mailbox";
import { row, rows } from "./database";
import type { Person } from "./people";
import { expect, submitSignIn } from "./story";

type Step = "start" | "finish" | "stop";

/** The link to a step that the newest mail about it has. */
export async function linkIn({ email }: Person, subject: RegExp, step: Step): Promise<string> {
  const { links } = await latestMailTo(email, { subject });
  return links.find((link) => link.includes(`/recover/${step}?token=`)) ?? "";
}

/** From the sign-in that asks for a code to the wait. */
export async function beginRecovery(page: Page, person: Person): Promise<void> {
  await page.goto("/login");
  await submitSignIn(page, person);
  await page.getByRole("link", { name: "I have lost all of these" }).click();
  await page.getByRole("button", { name: "Email me a link" }).click();
  await expect(page.getByText("If your account can be recovered this way")).toBeVisible();
  await page.goto(await linkIn(person, /^Have you lost every second factor\?$/, "start"));
  await page.getByRole("button", { name: "Begin the wait" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "The wait has begun" })).toBeVisible();
}

/** As if the wait were over; the job that looks each minute looks at once. */
export async function passTheWait({ email }: Person): Promise<void> {
  await row(
    `update recovery_request r set due_at = now() from "user" u
      where u.id = r.user_id and u.email = $1 and r.closed_at is null returning r.id`,
    [email],
  );
  await rows("select graphile_worker.add_job('queue_due_recoveries')", []);
}

/** A wait that nobody has been told of, for who looks at the pages of somebody signed in. */
export const insertRecovery = ({ email }: Person): Promise<unknown> =>
  row(
    `insert into recovery_request (id, user_id, stop_digest, stop_token, due_at)
     select gen_random_uuid(), id, sha256(id::text::bytea), '', now() + interval '3 days'
       from "user" where email = $1 returning id`,
    [email],
  );
