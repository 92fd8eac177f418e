import type { Metadata } from "next";
import { FinishRecoveryForm } from "@/components/sign-in/finish-recovery-form";
import { Heading } from "@/components/sign-in/heading";
import { LinkEnding } from "@/components/sign-in/link-ending";
import { Steps } from "@/components/sign-in/steps";
import { TextLink } from "@/components/ui/link";
import { messagesFor } from "@/lib/messages";
import { database } from "@/lib/platform/database";
import { findMailedLink } from "@/lib/recovery/find-link";
import { readQuery, type SearchParams } from "@/lib/web/query";
import { currentVisit } from "@/lib/web/session";
import { completeRecoveryAction } from "../actions";

const words = messagesFor();
const text = words.finishRecovery;
const endings = { dead: text.dead, anothers: words.startRecovery.endings.anothers };

export const metadata: Metadata = { title: text.title };

/** Opening the link changes nothing: mail scanners open links too. The button does. */
export default async function FinishPage({ searchParams }: { searchParams: SearchParams }) {
  const { token } = await readQuery(searchParams);
  const { context } = await currentVisit();
  const link = token ? await findMailedLink(database(), "FINISH_RECOVERY", token, context) : null;
  if (!token || link?.state !== "ready") {
    return <LinkEnding name={link?.state ?? "dead"} endings={endings} values={{}} />;
  }
  return (
    <>
      <Heading title={text.title}>{text.intro}</Heading>
      <Steps title={text.willHappen} steps={text.steps} />
      <FinishRecoveryForm
        action={completeRecoveryAction}
        words={text}
        formWords={words.form}
        passwordWords={words.password}
        token={token}
      />
      <p className="mt-8 border-t border-line pt-6 text-14 text-ink-muted">
        {text.forgot} <TextLink href="/forgot-password">{words.signIn.forgot}</TextLink>
      </p>
    </>
  );
}
