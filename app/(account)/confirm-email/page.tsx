import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Crossing } from "@/components/sign-in/crossing";
import { Door } from "@/components/sign-in/door";
import { Heading } from "@/components/sign-in/heading";
import { LinkForm } from "@/components/sign-in/link-form";
import { messagesFor } from "@/lib/messages";
import { fill } from "@/lib/messages/format";
import { limits } from "@/lib/platform/limits";
import { needsConfirmation } from "@/lib/step-up/fresh";
import { elsewhere } from "@/lib/web/button-action";
import { readQuery, type SearchParams } from "@/lib/web/query";
import { requireSession } from "@/lib/web/session";
import { confirmEmailAction } from "./actions";

const words = messagesFor();
const text = words.confirmEmail;

export const metadata: Metadata = { title: text.title };

/**
 * Opening the link changes nothing: mail scanners open links too. It is of use to the account's owner
 * alone, so who is not signed in, or not lately, proves it first and comes back with the link.
 */
export default async function ConfirmEmailPage({ searchParams }: { searchParams: SearchParams }) {
  const { token } = await readQuery(searchParams);
  const session = await requireSession();
  const unconfirmed = token && needsConfirmation(session);
  if (unconfirmed) redirect(elsewhere(unconfirmed, `/confirm-email?token=${token}`) ?? "");
  return (
    <Door product={words.product}>
      <Heading title={text.title}>
        {token ? text.intro : fill(text.noLink, { hours: limits.emailChangeHours })}
      </Heading>
      {token && (
        <LinkForm
          action={confirmEmailAction}
          label={text.submit}
          formWords={words.form}
          token={token}
        />
      )}
      <Crossing question={text.trouble} href="/account/profile" label={text.another} />
    </Door>
  );
}
