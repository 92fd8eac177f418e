import { fill } from "@/lib/messages/format";
import type { Message } from "@/lib/outbox/post";
import { limits } from "@/lib/platform/limits";
import { link, mail, type Recipient, words } from "./draft";

/** To somebody who is nobody here yet, so it belongs to no account. */
export function invitationMail(
  to: Omit<Recipient, "id">,
  { secret, expiresAt, inviter }: { secret: string; expiresAt: Date; inviter: string },
): Message {
  const { subject, why, button, closing } = words.invitation;
  const message = mail(
    { ...to, id: "" },
    {
      template: "invitation",
      subject,
      paragraphs: [fill(why, { inviter, email: to.email })],
      button: { label: button, href: link(`/invited?token=${secret}`) },
      closing: fill(closing, { days: limits.invitationDays }),
      expiresAt,
    },
  );
  return { ...message, userId: undefined };
}
