import { openPhone } from "@/lib/factors/one-time-codes/channels";
import { recoveryReadyMail, recoveryRequestedMail } from "@/lib/notifications/mails";
import type { Begun } from "@/lib/notifications/recovery-mails";
import { recoveryText } from "@/lib/notifications/texts";
import { post } from "@/lib/outbox/post";
import { now } from "@/lib/platform/clock";
import type { Transaction } from "@/lib/platform/database";
import type { RecoveryRequest, User } from "@/lib/platform/database/generated/client";
import { openContactPhone } from "@/lib/profile/contact-phone";
import { stopTokenOf } from "@/lib/recovery-requests/open-request";

type News =
  | { kind: "requested"; request: RecoveryRequest }
  | { kind: "ready"; request: RecoveryRequest; secret: string; expiresAt: Date };

/** At every address and phone that may be the owner's, each with the link that stops it. */
export async function tellEverywhere(
  tx: Transaction,
  owner: User,
  news: News,
  begun: Begun,
): Promise<void> {
  const stopToken = stopTokenOf(news.request);
  for (const email of [owner.email, ...(await addressesLeft(tx, owner))]) {
    const to = { ...owner, email };
    const secret = news.kind === "ready" && email === owner.email ? news.secret : null;
    const message =
      news.kind === "ready"
        ? recoveryReadyMail(to, { stopToken, secret, expiresAt: news.expiresAt }, begun)
        : recoveryRequestedMail(to, { stopToken, dueAt: news.request.dueAt }, begun);
    await post(tx, message);
  }
  const { kind, request } = news;
  const expiresAt = kind === "ready" ? news.expiresAt : request.dueAt;
  for (const phone of await phonesOf(tx, owner)) {
    await post(tx, recoveryText(owner, phone, { kind, stopToken, expiresAt }));
  }
}

/** Where the account's mail went until a few days ago: its change can be undone from there, too. */
async function addressesLeft(tx: Transaction, { id: userId, email }: User): Promise<string[]> {
  const changes = await tx.emailChange.findMany({
    where: { userId, confirmedAt: { not: null }, closedAt: null, undoUntil: { gt: now() } },
    select: { oldEmail: true },
  });
  const left = new Set(changes.flatMap(({ oldEmail }) => oldEmail ?? []));
  left.delete(email);
  return [...left];
}

async function phonesOf(tx: Transaction, { id: userId, contactPhone }: User): Promise<string[]> {
  const channels = await tx.codeChannel.findMany({ where: { userId, channel: "SMS" } });
  const forCodes = channels.flatMap(({ id, destination }) =>
    destination ? openPhone(destination, { table: "code_channel", userId, id }) : null,
  );
  const all = [...forCodes, openContactPhone(userId, contactPhone)];
  return [...new Set(all.filter((phone) => typeof phone === "string"))];
}
