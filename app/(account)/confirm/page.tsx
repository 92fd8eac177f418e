import type { Metadata } from "next";
import { ConfirmForm } from "@/components/account/confirm-form";
import { Door } from "@/components/sign-in/door";
import { Heading } from "@/components/sign-in/heading";
import { messagesFor } from "@/lib/messages";
import { readQuery, type SearchParams } from "@/lib/web/query";
import { safeReturnPath } from "@/lib/web/return-path";
import { requireEnrolling } from "@/lib/web/session";
import { confirmIdentityAction } from "./actions";

const words = messagesFor();

export const metadata: Metadata = { title: words.confirm.title };

export default async function ConfirmPage({ searchParams }: { searchParams: SearchParams }) {
  const session = await requireEnrolling();
  const { returnTo } = await readQuery(searchParams);
  return (
    <Door product={words.product}>
      <Heading title={words.confirm.title}>{words.confirm.why}</Heading>
      <ConfirmForm
        action={confirmIdentityAction}
        asksCode={session.twoFactorSince !== null}
        returnTo={safeReturnPath(returnTo)}
        words={words.confirm}
        formWords={words.form}
        passwordWords={words.password}
      />
    </Door>
  );
}
