import type { Metadata } from "next";
import { ChosenPasswordForm } from "@/components/sign-in/chosen-password-form";
import { Heading } from "@/components/sign-in/heading";
import { LinkEnding } from "@/components/sign-in/link-ending";
import { openInvitation } from "@/lib/invitations/open-invitation";
import { messagesFor } from "@/lib/messages";
import { fill } from "@/lib/messages/format";
import { database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { newPasswordWords } from "@/lib/web/new-password-words";
import { readQuery, type SearchParams } from "@/lib/web/query";
import { currentVisit } from "@/lib/web/session";
import { acceptAction } from "./actions";

const words = messagesFor();
const text = words.invited;

export const metadata: Metadata = { title: text.title };

/** Opening the link changes nothing: mail scanners open links too. The button does. */
export default async function InvitedPage({ searchParams }: { searchParams: SearchParams }) {
  const { token, notice = "" } = await readQuery(searchParams);
  const { session } = await currentVisit();
  const invited = token && !session ? await openInvitation(database(), token) : null;
  if (!token || !invited) {
    const name = token && session ? "anothers" : notice;
    const values = { days: limits.invitationDays };
    return <LinkEnding name={name} endings={text.endings} values={values} />;
  }
  return (
    <>
      <Heading title={text.title}>
        {fill(text.intro, { name: invited.name, email: invited.email })}
      </Heading>
      <ChosenPasswordForm
        action={acceptAction}
        words={text}
        {...(await newPasswordWords())}
        passwordWords={words.password}
        token={token}
      />
    </>
  );
}
