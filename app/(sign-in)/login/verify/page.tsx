import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Heading } from "@/components/sign-in/heading";
import { OtherMethods } from "@/components/sign-in/other-methods";
import { CancelSignIn, SecondFactorForm } from "@/components/sign-in/second-factor-form";
import { SendCode } from "@/components/sign-in/send-code";
import { Moment } from "@/components/ui/moment";
import { isSent } from "@/lib/factors/methods";
import { codesUnderWay } from "@/lib/factors/one-time-codes/under-way";
import { messagesFor } from "@/lib/messages";
import { fill } from "@/lib/messages/format";
import { database } from "@/lib/platform/database";
import { readPolicy } from "@/lib/policies/read-policy";
import { findChallenge } from "@/lib/sign-in/challenge";
import { challengeMethods } from "@/lib/sign-in/challenge-methods";
import { readQuery, type SearchParams } from "@/lib/web/query";
import { readerClock } from "@/lib/web/reader";
import { waitingForFactor } from "@/lib/web/waiting-sign-in";
import { cancelAction, sendCodeAction, verifyAction } from "./actions";

const words = messagesFor();
const text = words.secondFactor;

export const metadata: Metadata = { title: text.title };

export default async function VerifyPage({ searchParams }: { searchParams: SearchParams }) {
  const waiting = await waitingForFactor();
  const named = waiting && ({ id: waiting.challengeId, client: "WEB" } as const);
  const challenge = named && (await findChallenge(database(), named));
  if (!challenge) redirect("/login?notice=start-over");
  const { methods, hasFactor } = await challengeMethods(database(), challenge);
  const { days } = await readPolicy(database(), "trustedDevices");
  const binding = { purpose: "SIGN_IN", boundTo: challenge.id } as const;
  const underWay = await codesUnderWay(database(), challenge.userId, binding);

  const wanted = (await readQuery(searchParams)).method;
  const method = methods.find((one) => one === wanted) ?? methods[0] ?? "totp";
  const sent = underWay.find((code) => code.method === method);
  const others = methods.filter((other) => other !== method);
  const toSend = others
    .filter(isSent)
    .filter((other) => !underWay.some((code) => code.method === other));
  const common = { words: text, formWords: words.form };
  const sending = { action: sendCodeAction, formWords: words.form };
  return (
    <>
      <Heading title={text.title}>
        {sent
          ? fill(hasFactor ? text.sentIntro : text.unusual, { to: sent.masked })
          : text.intro[method]}
      </Heading>
      {isSent(method) && !sent ? (
        <SendCode {...sending} method={method} label={text.send[method]} prominent />
      ) : (
        <SecondFactorForm
          key={method}
          {...common}
          action={verifyAction}
          method={method}
          trustDays={hasFactor && days > 0 ? days : null}
        />
      )}
      <CancelSignIn cancel={cancelAction} label={text.cancel} />
      {sent && (
        <div className="mt-6 flex flex-wrap items-baseline gap-x-4 text-14 text-ink-muted">
          <span>
            {text.sentAt} <Moment at={sent.sentAt} clock={await readerClock()} />.
          </span>
          <SendCode {...sending} method={sent.method} label={text.resend} />
        </div>
      )}
      <OtherMethods
        {...common}
        toEnter={others.filter((other) => !toSend.some((one) => one === other))}
        toSend={toSend}
        send={sendCodeAction}
        lost={hasFactor ? words.recover.lost : null}
      />
    </>
  );
}
