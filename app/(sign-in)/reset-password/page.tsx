import type { Metadata } from "next";
import { ChosenPasswordForm } from "@/components/sign-in/chosen-password-form";
import { Crossing } from "@/components/sign-in/crossing";
import { Heading } from "@/components/sign-in/heading";
import { messagesFor } from "@/lib/messages";
import { fill } from "@/lib/messages/format";
import { limits } from "@/lib/platform/limits";
import { newPasswordWords } from "@/lib/web/new-password-words";
import { readQuery, type SearchParams } from "@/lib/web/query";
import { resetPasswordAction } from "./actions";

const words = messagesFor();
const text = words.resetPassword;

export const metadata: Metadata = { title: text.title };

/** Opening the link changes nothing: mail scanners open links too. The button does. */
export default async function ResetPasswordPage({ searchParams }: { searchParams: SearchParams }) {
  const { token } = await readQuery(searchParams);
  return (
    <>
      <Heading title={text.title}>
        {token ? text.intro : fill(text.noLink, { minutes: limits.resetLinkMinutes })}
      </Heading>
      {token && (
        <ChosenPasswordForm
          action={resetPasswordAction}
          words={text}
          {...(await newPasswordWords())}
          passwordWords={words.password}
          token={token}
        />
      )}
      <Crossing question={text.trouble} href="/forgot-password" label={text.another} />
    </>
  );
}
