import { endAccess, endPending } from "@/lib/access/end-access";
import { removeDevice } from "@/lib/access/remove-device";
import { stopEveryRequest } from "@/lib/admin/requests/stop-request";
import type { RequestContext } from "@/lib/audit/context";
import { countRequest } from "@/lib/audit/count-request";
import { type EventDetails, record } from "@/lib/audit/record";
import { dropExports } from "@/lib/data-export/request-export";
import { takeBackDeletion } from "@/lib/deletion/keep-account";
import { restoreAddress } from "@/lib/email-change/restore-address";
import { firstChangeSince } from "@/lib/email-change/undo-link";
import { barPassword } from "@/lib/passwords/bar-password";
import type { Database, Transaction } from "@/lib/platform/database";
import type { Failure } from "@/lib/platform/outcome";
import { rates } from "@/lib/platform/rates";
import { sendResetLink } from "@/lib/reset-links/send-reset-link";
import { endSessions } from "@/lib/sessions/end-sessions";
import { type NotMeEvent, openNotMe } from "@/lib/tokens/not-me-token";
import { holdUser } from "@/lib/users/hold-user";
import { isClosed } from "@/lib/users/is-closed";
import { findNotMeLink, type NotMeLink } from "./find-link";
import { turnedOnThere, undoTwoFactor } from "./undo-two-factor";

type Pressed = { state: "done" | Exclude<NotMeLink["state"], "ready"> };

/**
 * "This wasn't me": ends what the mail was about, bars the password and mails the way back in. The
 * person's row is held before the link is looked at, so that of many presses one counts.
 */
export async function disown(
  db: Database,
  token: string,
  context: RequestContext,
): Promise<Pressed | Failure<"RATE_LIMITED">> {
  const limited = await countRequest(db, rates.notMeAddress, context);
  if (limited) return limited;
  const userId = openNotMe(token)?.userId;
  if (!userId) return { state: "dead" };
  return db.$transaction(async (tx) => {
    const user = await holdUser(tx, userId);
    if (!user || isClosed(user)) return { state: "dead" };
    const link = await findNotMeLink(tx, token, context);
    if (link.state !== "ready") return link;
    const { event } = link;
    // The mail went to the address of its day: if that was changed since, the press takes it back.
    const change = await firstChangeSince(tx, event);
    const owner = change ? await restoreAddress(tx, user, change, context) : user;
    const locksOut = await turnedOnThere(tx, owner, event);
    const ended = await endWhatItIsAbout(tx, event, context);
    if (locksOut) await undoTwoFactor(tx, owner, context);
    await barPassword(tx, userId);
    await record(tx, context, {
      type: "account.disowned",
      actorId: userId,
      subjectId: userId,
      sessionId: event.sessionId,
      details: { ...ended, link: event.id, about: event.about },
    });
    // Whoever asked for any of these may not have been the owner.
    await stopEveryRequest(tx, userId, context);
    await dropExports(tx, userId);
    await takeBackDeletion(tx, owner, "disowned", context);
    await sendResetLink(tx, owner, "disowned", context);
    return { state: "done" };
  });
}

async function endWhatItIsAbout(
  tx: Transaction,
  event: NotMeEvent,
  context: RequestContext,
): Promise<EventDetails> {
  const { userId } = event;
  if (event.about === "change") {
    await endAccess(tx, { userId, reason: "disowned" }, context);
    return {};
  }
  await endPending(tx, { userId, reason: "disowned" }, context);
  return endSignIn(tx, event);
}

/**
 * A device that somebody else signed in on is that somebody's, with whatever else is open there; and
 * tokens of apps may have been copied anywhere. Should the device come back, the owner is told of it
 * as new.
 */
async function endSignIn(
  tx: Transaction,
  { userId, sessionId, deviceId }: Extract<NotMeEvent, { about: "sign_in" }>,
): Promise<EventDetails> {
  const reason = "device_disowned";
  const removed = await removeDevice(tx, { userId, deviceId }, reason);
  // Its own session by its name, too: the device may have been forgotten since.
  await endSessions(tx, { userId, id: sessionId }, reason);
  const apps = await endSessions(tx, { userId, client: "MOBILE" }, reason);
  return { ...removed?.details, apps: apps.length };
}
