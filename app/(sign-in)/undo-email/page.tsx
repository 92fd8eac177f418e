import type { Metadata } from "next";
import { Heading } from "@/components/sign-in/heading";
import { LinkEnding } from "@/components/sign-in/link-ending";
import { LinkForm } from "@/components/sign-in/link-form";
import { Steps } from "@/components/sign-in/steps";
import { findUndoLink } from "@/lib/email-change/undo-link";
import { messagesFor } from "@/lib/messages";
import { dateTime, fill } from "@/lib/messages/format";
import { maskedRecipient } from "@/lib/outbox/mask";
import { database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { readQuery, type SearchParams } from "@/lib/web/query";
import { readerClock } from "@/lib/web/reader";
import { currentVisit } from "@/lib/web/session";
import { undoEmailAction } from "./actions";

const words = messagesFor();
const text = words.undoEmail;

export const metadata: Metadata = { title: text.title };

/** Opening the link changes nothing: mail scanners open links too. The button does. */
export default async function UndoEmailPage({ searchParams }: { searchParams: SearchParams }) {
  const { token, notice = "" } = await readQuery(searchParams);
  const { context } = await currentVisit();
  const link = token ? await findUndoLink(database(), token, context) : null;
  if (!token || link?.state !== "ready") {
    const values = { days: limits.emailUndoDays, minutes: limits.resetLinkMinutes };
    return <LinkEnding name={link?.state ?? notice} endings={text.endings} values={values} />;
  }
  const { confirmedAt, newEmail, oldEmail } = link.change;
  const time = dateTime(confirmedAt, await readerClock());
  return (
    <>
      <Heading title={text.title}>
        {fill(text.event, { time, email: maskedRecipient(newEmail) })}
      </Heading>
      <Steps
        title={text.willHappen}
        steps={text.steps.map((step) => fill(step, { email: maskedRecipient(oldEmail) }))}
      />
      <LinkForm
        action={undoEmailAction}
        label={text.submit}
        tone="danger"
        formWords={words.form}
        token={token}
      />
      <p className="mt-8 border-t border-line pt-6 text-14 text-ink-muted">{text.wasMe}</p>
    </>
  );
}
