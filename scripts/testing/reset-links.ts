import { database } from "@/lib/platform/database";
import { ANSWER_RESET_REQUEST } from "@/lib/reset-links/answer-reset-request";
import { sendResetLink } from "@/lib/reset-links/send-reset-link";
import { holdUser } from "@/lib/users/hold-user";
import { aContext } from "./people";
import { asOwner, messagesTo } from "./rows";

/** The token of a link to set a new password, as its mail has it. */
export async function aResetLink(userId: string): Promise<string> {
  await database().$transaction(async (tx) => {
    const user = await holdUser(tx, userId);
    if (user) await sendResetLink(tx, user, "asked", aContext());
  });
  return newestResetLink(userId);
}

export async function newestResetLink(userId: string): Promise<string> {
  const mails = await messagesTo(userId);
  const token = mails.findLast(({ template }) => template === "reset-password")?.token;
  if (!token) throw new Error("No link to set a new password was mailed.");
  return token;
}

/** Takes the requests that wait for their job, as the runner would. */
export async function waitingResetRequests(): Promise<string[]> {
  const { rows } = await asOwner(
    `DELETE FROM graphile_worker._private_jobs j USING graphile_worker._private_tasks t
      WHERE t.id = j.task_id AND t.identifier = $1 RETURNING j.payload->>'sealed' AS sealed`,
    [ANSWER_RESET_REQUEST],
  );
  return rows.map(({ sealed }) => sealed);
}
