import type { Metadata } from "next";
import { Crossing } from "@/components/sign-in/crossing";
import { Heading } from "@/components/sign-in/heading";
import { NotMeForm } from "@/components/sign-in/not-me-form";
import { findNotMeLink } from "@/lib/disowning/find-link";
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
  if (!token || link?.state !== "ready") return <Ending name={link?.state ?? notice} />;
  const { about, at } = link.event;
  const { steps, stays } = text.about[about];
  return (
    <>
      <Heading title={text.title}>
        {fill(text.event, { time: dateTime(at, await readerClock()) })}
      </Heading>
      <p>{text.willHappen}</p>
      <ul className="mt-2 list-disc space-y-1 pl-6 marker:text-ink-muted">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ul>
      <p className="mt-4 mb-6">{stays}</p>
      <NotMeForm action={notMeAction} label={text.submit} formWords={words.form} token={token} />
      <p className="mt-8 border-t border-line pt-6 text-14 text-ink-muted">{text.wasMe}</p>
    </>
  );
}

/** What came of the press, or why there is nothing to press, and what to do next. */
function Ending({ name }: { name: string }) {
  const { title, said, question, label, href } = Object.hasOwn(text.endings, name)
    ? text.endings[name as keyof typeof text.endings]
    : text.endings.dead;
  const { notMeDays: days, resetLinkMinutes: minutes } = limits;
  return (
    <>
      <Heading title={title}>{fill(said, { days, minutes })}</Heading>
      <Crossing question={question} href={href} label={label} />
    </>
  );
}
