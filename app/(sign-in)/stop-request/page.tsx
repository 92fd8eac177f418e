import type { Metadata } from "next";
import { Heading } from "@/components/sign-in/heading";
import { LinkEnding } from "@/components/sign-in/link-ending";
import { LinkForm } from "@/components/sign-in/link-form";
import { Steps } from "@/components/sign-in/steps";
import { findStopLink } from "@/lib/admin/requests/find-stop-link";
import { messagesFor } from "@/lib/messages";
import { dateTime, fill } from "@/lib/messages/format";
import { database } from "@/lib/platform/database";
import { readQuery, type SearchParams } from "@/lib/web/query";
import { readerClock } from "@/lib/web/reader";
import { currentVisit } from "@/lib/web/session";
import { stopRequestAction } from "./actions";

const words = messagesFor();
const text = words.stopRequest;

export const metadata: Metadata = { title: text.title };

/** Opening the link changes nothing: mail scanners open links too. The button does. */
export default async function StopRequestPage({ searchParams }: { searchParams: SearchParams }) {
  const { token, notice = "" } = await readQuery(searchParams);
  const { context } = await currentVisit();
  const link = token ? await findStopLink(database(), token, context) : null;
  if (!token || link?.state !== "ready") {
    return <LinkEnding name={link?.state ?? notice} endings={text.endings} values={{}} />;
  }
  const { kind, askedAt, reason, notBefore } = link.request;
  const clock = await readerClock();
  return (
    <>
      <Heading title={text.title}>
        {fill(text.kinds[kind], { time: dateTime(askedAt, clock) })}
      </Heading>
      <p className="mb-3 wrap-anywhere">{fill(text.reason, { reason })}</p>
      <p className="mb-6">
        {notBefore > clock.now
          ? fill(text.until, { time: dateTime(notBefore, clock) })
          : text.anyTime}
      </p>
      <Steps title={text.willHappen} steps={text.steps} />
      <LinkForm
        action={stopRequestAction}
        label={text.submit}
        tone="danger"
        formWords={words.form}
        token={token}
      />
      <p className="mt-8 border-t border-line pt-6 text-14 text-ink-muted">{text.wanted}</p>
    </>
  );
}
