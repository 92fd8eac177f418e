import type { Metadata } from "next";
import { Heading } from "@/components/sign-in/heading";
import { LinkEnding } from "@/components/sign-in/link-ending";
import { LinkForm } from "@/components/sign-in/link-form";
import { Steps } from "@/components/sign-in/steps";
import { defaultLocale, messagesFor } from "@/lib/messages";
import { duration, fill } from "@/lib/messages/format";
import { database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { readPolicy } from "@/lib/policies/read-policy";
import { findMailedLink } from "@/lib/recovery/find-link";
import { readQuery, type SearchParams } from "@/lib/web/query";
import { currentVisit } from "@/lib/web/session";
import { startRecoveryAction } from "../actions";

const words = messagesFor();
const text = words.startRecovery;

export const metadata: Metadata = { title: text.title };

/** Opening the link changes nothing: mail scanners open links too. The button does. */
export default async function StartPage({ searchParams }: { searchParams: SearchParams }) {
  const { token, notice = "" } = await readQuery(searchParams);
  const { context } = await currentVisit();
  const link = token ? await findMailedLink(database(), "START_RECOVERY", token, context) : null;
  if (!token || link?.state !== "ready") {
    const values = { minutes: limits.recoveryLinkMinutes };
    return <LinkEnding name={link?.state ?? notice} endings={text.endings} values={values} />;
  }
  const { waitHours } = await readPolicy(database(), "recovery");
  const wait = duration(waitHours * 3600, defaultLocale);
  return (
    <>
      <Heading title={text.title}>{text.intro}</Heading>
      <Steps title={text.willHappen} steps={text.steps.map((step) => fill(step, { wait }))} />
      <LinkForm
        action={startRecoveryAction}
        label={text.submit}
        formWords={words.form}
        token={token}
      />
      <p className="mt-8 border-t border-line pt-6 text-14 text-ink-muted">{text.notYou}</p>
    </>
  );
}
