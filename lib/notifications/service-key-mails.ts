import type { RequestContext } from "@/lib/audit/context";
import { fill } from "@/lib/messages/format";
import type { Message } from "@/lib/outbox/post";
import { link, mail, type Recipient, words } from "./draft";
import { notMe, originOf } from "./security-mail";

const KEYS = "/admin/api-keys";

type About = { name: string; by: string; reason: string };

/** To every admin. The way to take it back is for whom it names: it ends that admin's own sessions. */
function keyMail(
  to: Recipient,
  { template, subject, what, closing }: Record<"template" | "subject" | "what" | "closing", string>,
  context: RequestContext,
): Message {
  const isTheirs = !context.session || context.session.userId === to.id;
  return mail(to, {
    template,
    subject,
    paragraphs: [what, originOf(context)],
    button: { label: words.serviceKeys.button, href: link(KEYS) },
    notMe: isTheirs ? notMe(to, context) : undefined,
    closing,
  });
}

export function serviceKeyMadeMail(
  to: Recipient,
  { scopes, ...about }: About & { scopes: string[] },
  context: RequestContext,
): Message {
  const { subject, what, closing } = words.serviceKeys.made;
  const filled = fill(what, { ...about, scopes: scopes.join(", ") });
  return keyMail(to, { template: "service-key-made", subject, what: filled, closing }, context);
}

export function serviceKeyRevokedMail(
  to: Recipient,
  about: About,
  context: RequestContext,
): Message {
  const { subject, what, closing } = words.serviceKeys.revoked;
  const filled = fill(what, about);
  return keyMail(to, { template: "service-key-revoked", subject, what: filled, closing }, context);
}
