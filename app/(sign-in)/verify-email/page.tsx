import type { Metadata } from "next";
import { Crossing } from "@/components/sign-in/crossing";
import { Heading } from "@/components/sign-in/heading";
import { VerifyCodeForm } from "@/components/sign-in/verify-code-form";
import { VerifyLinkForm } from "@/components/sign-in/verify-link-form";
import { Notice } from "@/components/ui/notice";
import { messagesFor } from "@/lib/messages";
import { fill } from "@/lib/messages/format";
import { readQuery, type SearchParams } from "@/lib/web/query";
import { waitingForEmail } from "@/lib/web/waiting-sign-in";
import { verifyCodeAction, verifyLinkAction } from "./actions";

const words = messagesFor();

export const metadata: Metadata = { title: words.verifyEmail.title };

export default async function VerifyEmailPage({ searchParams }: { searchParams: SearchParams }) {
  const { token, notice } = await readQuery(searchParams);
  return token ? <ByLink token={token} /> : <ByCode resent={notice === "resent"} />;
}

/** Opening the link changes nothing: mail scanners open links too. The button does. */
function ByLink({ token }: { token: string }) {
  return (
    <>
      <Heading title={words.verifyEmail.linkTitle}>{words.verifyEmail.linkIntro}</Heading>
      <VerifyLinkForm
        action={verifyLinkAction}
        words={words.verifyEmail}
        formWords={words.form}
        token={token}
      />
    </>
  );
}

async function ByCode({ resent }: { resent: boolean }) {
  const waiting = await waitingForEmail();
  const text = words.verifyEmail;
  return (
    <>
      <Heading title={text.title}>
        {waiting ? fill(text.sentTo, { email: waiting.email }) : text.sent}
      </Heading>
      {resent && (
        <div className="mb-6">
          <Notice tone="info">{text.resent}</Notice>
        </div>
      )}
      <VerifyCodeForm
        action={verifyCodeAction}
        words={text}
        formWords={words.form}
        emailKnown={waiting !== null}
      />
      <Crossing question={text.notThisOne} href="/register" label={text.startOver} />
    </>
  );
}
