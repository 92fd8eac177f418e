import { fill } from "@/lib/messages/format";
import type { Message } from "@/lib/outbox/post";
import { now } from "@/lib/platform/clock";
import type { AdminRequestKind } from "@/lib/platform/database/generated/enums";
import { dayInMail, link, mail, type Recipient, words } from "./draft";

const text = words.adminRequests;

type Asked = {
  kind: AdminRequestKind;
  reason: string;
  notBefore: Date;
  expiresAt: Date;
  stopToken: string;
};

/** Who is to be helped, or harmed, can stop it from here without signing in. */
export function requestAskedMail(
  to: Recipient,
  { kind, reason, notBefore, expiresAt, stopToken }: Asked,
): Message {
  const { subject, what } = text.kinds[kind];
  const { when, until, button, closing } = text.asked;
  return mail(to, {
    template: "request-asked",
    subject,
    paragraphs: [
      what,
      fill(words.byAdmin.reason, { reason }),
      fill(when, { time: dayInMail(now()) }),
      fill(until, { time: dayInMail(notBefore) }),
    ],
    button: { label: button, href: link(`/stop-request?token=${stopToken}`) },
    closing: fill(closing, { time: dayInMail(expiresAt) }),
    expiresAt,
  });
}

type Ended = { kind: AdminRequestKind; reason: string };

/** Nothing was changed, so there is nothing to press but the way to the account. */
const endedMail =
  (template: string, way: "withdrawn" | "refused") =>
  (to: Recipient, { kind, reason }: Ended): Message => {
    const { subject, what, button, closing } = text[way];
    return mail(to, {
      template,
      subject,
      paragraphs: [
        fill(what, { what: text.kinds[kind].named }),
        fill(words.byAdmin.reason, { reason }),
        fill(words.byAdmin.when, { time: dayInMail(now()) }),
      ],
      button: { label: button, href: link("/account/activity") },
      closing,
    });
  };

export const requestWithdrawnMail = endedMail("request-withdrawn", "withdrawn");

export const requestRefusedMail = endedMail("request-refused", "refused");
