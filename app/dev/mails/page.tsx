import type { Metadata } from "next";
import { headers } from "next/headers";
import NotFound, { metadata as notFoundMetadata } from "@/app/not-found";
import { MailPreviews } from "@/components/dev/mail-previews";
import { messagesFor } from "@/lib/messages";
import { sampleMails } from "@/lib/notifications/samples";
import { requestIdOf } from "@/lib/web/names";
import { answerWith } from "@/lib/web/status-override";

const words = messagesFor().devMails;

/** For whoever works on the mails; where people are served it is not there. */
const isHere = process.env.NODE_ENV === "development";

export const metadata: Metadata = isHere ? { title: words.title } : notFoundMetadata;

export default async function MailsPage() {
  const requestId = requestIdOf(await headers());
  if (isHere) return <MailPreviews mails={sampleMails()} words={words} />;
  answerWith(requestId, 404);
  return <NotFound />;
}
