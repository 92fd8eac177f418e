import type { Metadata } from "next";
import { ConfirmForm } from "@/components/account/confirm-form";
import { Door } from "@/components/sign-in/door";
import { Heading } from "@/components/sign-in/heading";
import { SendCode } from "@/components/sign-in/send-code";
import { isSent } from "@/lib/factors/methods";
import { twoFactorStatus } from "@/lib/factors/status";
import { messagesFor } from "@/lib/messages";
import { database } from "@/lib/platform/database";
import { readQuery, type SearchParams } from "@/lib/web/query";
import { safeReturnPath } from "@/lib/web/return-path";
import { requireEnrolling } from "@/lib/web/session";
import { confirmIdentityAction, sendCodeAction } from "./actions";

const words = messagesFor();

export const metadata: Metadata = { title: words.confirm.title };

export default async function ConfirmPage({ searchParams }: { searchParams: SearchParams }) {
  const session = await requireEnrolling();
  const { returnTo } = await readQuery(searchParams);
  const { methods } = await twoFactorStatus(database(), session.userId);
  const sendable = methods.filter(isSent);
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
      {sendable.length > 0 && (
        <ul className="mt-8 space-y-2 border-t border-line pt-6 text-14">
          {sendable.map((method) => (
            <li key={method}>
              <SendCode
                action={sendCodeAction}
                method={method}
                label={words.secondFactor.send[method]}
                formWords={words.form}
              />
            </li>
          ))}
        </ul>
      )}
    </Door>
  );
}
