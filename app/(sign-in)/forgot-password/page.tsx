import type { Metadata } from "next";
import { Crossing } from "@/components/sign-in/crossing";
import { ForgotPasswordForm } from "@/components/sign-in/forgot-password-form";
import { Heading } from "@/components/sign-in/heading";
import { Notice } from "@/components/ui/notice";
import { messagesFor } from "@/lib/messages";
import { fill } from "@/lib/messages/format";
import { limits } from "@/lib/platform/limits";
import { readQuery, type SearchParams } from "@/lib/web/query";
import { forgotPasswordAction } from "./actions";

const words = messagesFor();
const text = words.forgotPassword;

export const metadata: Metadata = { title: text.title };

export default async function ForgotPasswordPage({ searchParams }: { searchParams: SearchParams }) {
  const { notice } = await readQuery(searchParams);
  const sent = notice === "sent";
  return (
    <>
      <Heading title={text.title}>{!sent && text.intro}</Heading>
      {sent && (
        <div className="mb-6 space-y-4">
          <Notice tone="info" announce>
            {fill(text.sent, { minutes: limits.resetLinkMinutes })}
          </Notice>
          <p className="text-ink-muted">{text.nothing}</p>
        </div>
      )}
      <ForgotPasswordForm action={forgotPasswordAction} words={text} formWords={words.form} />
      <Crossing question={text.remembered} href="/login" label={text.signIn} />
    </>
  );
}
