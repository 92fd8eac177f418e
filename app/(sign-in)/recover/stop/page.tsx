import type { Metadata } from "next";
import { Heading } from "@/components/sign-in/heading";
import { LinkEnding } from "@/components/sign-in/link-ending";
import { LinkForm } from "@/components/sign-in/link-form";
import { Steps } from "@/components/sign-in/steps";
import { messagesFor } from "@/lib/messages";
import { dateTime, fill } from "@/lib/messages/format";
import { database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { findStopLink } from "@/lib/recovery/find-link";
import { readQuery, type SearchParams } from "@/lib/web/query";
import { readerClock } from "@/lib/web/reader";
import { currentVisit } from "@/lib/web/session";
import { stopRecoveryAction } from "../actions";

const words = messagesFor();
const text = words.stopRecovery;

export const metadata: Metadata = { title: text.title };

/** Opening the link changes nothing: mail scanners open links too. The button does. */
export default async function StopPage({ searchParams }: { searchParams: SearchParams }) {
  const { token, notice = "" } = await readQuery(searchParams);
  const { context } = await currentVisit();
  const link = token ? await findStopLink(database(), token, context) : null;
  if (!token || link?.state !== "ready") {
    const values = { minutes: limits.resetLinkMinutes };
    return <LinkEnding name={link?.state ?? notice} endings={text.endings} values={values} />;
  }
  const time = dateTime(link.request.createdAt, await readerClock());
  return (
    <>
      <Heading title={text.title}>{fill(text.event, { time })}</Heading>
      <Steps title={text.willHappen} steps={text.steps} />
      <LinkForm
        action={stopRecoveryAction}
        label={text.submit}
        tone="danger"
        formWords={words.form}
        token={token}
      />
      <p className="mt-8 border-t border-line pt-6 text-14 text-ink-muted">{text.wasMe}</p>
    </>
  );
}
