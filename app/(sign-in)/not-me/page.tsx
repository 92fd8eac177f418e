import type { Metadata } from "next";
import { Heading } from "@/components/sign-in/heading";
import { LinkEnding } from "@/components/sign-in/link-ending";
import { LinkForm } from "@/components/sign-in/link-form";
import { Steps } from "@/components/sign-in/steps";
import { findNotMeLink } from "@/lib/disowning/find-link";
import { turnedOnThere } from "@/lib/disowning/undo-two-factor";
import { firstChangeSince } from "@/lib/email-change/undo-link";
import { messagesFor } from "@/lib/messages";
import { dateTime, fill } from "@/lib/messages/format";
import { database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { readQuery, type SearchParams } from "@/lib/web/query";
import { readerClock } from "@/lib/web/reader";
import { currentVisit } from "@/lib/web/session";
import { notMeAction } from "./actions";

const words = messagesFor();
const text = words.notMe;

export const metadata: Metadata = { title: text.title };

/** Opening the link changes nothing: mail scanners open links too. The button does. */
export default async function NotMePage({ searchParams }: { searchParams: SearchParams }) {
  const { token, notice = "" } = await readQuery(searchParams);
  const { context } = await currentVisit();
  const link = token ? await findNotMeLink(database(), token, context) : null;
  if (!token || link?.state !== "ready") {
    const values = { days: limits.notMeDays, minutes: limits.resetLinkMinutes };
    return <LinkEnding name={link?.state ?? notice} endings={text.endings} values={values} />;
  }
  const { about, at, userId } = link.event;
  const { steps, stays } = text.about[about];
  const change = await firstChangeSince(database(), link.event);
  const owner = await database().user.findUnique({ where: { id: userId } });
  const locksOut = owner !== null && (await turnedOnThere(database(), owner, link.event));
  const all = [
    ...(change ? [text.emailComesBack] : []),
    ...(locksOut ? [text.twoFactorGoes] : []),
    ...steps,
  ];
  return (
    <>
      <Heading title={text.title}>
        {fill(text.event, { time: dateTime(at, await readerClock()) })}
      </Heading>
      <Steps title={text.willHappen} steps={all} />
      {!change && !locksOut && <p className="-mt-2 mb-6">{stays}</p>}
      <LinkForm
        action={notMeAction}
        label={text.submit}
        tone="danger"
        formWords={words.form}
        token={token}
      />
      <p className="mt-8 border-t border-line pt-6 text-14 text-ink-muted">{text.wasMe}</p>
    </>
  );
}
