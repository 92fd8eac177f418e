import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Heading } from "@/components/sign-in/heading";
import { SecondFactorForm } from "@/components/sign-in/second-factor-form";
import { twoFactorStatus } from "@/lib/factors/status";
import { messagesFor } from "@/lib/messages";
import { database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { findChallenge } from "@/lib/sign-in/challenge";
import { readQuery, type SearchParams } from "@/lib/web/query";
import { waitingForFactor } from "@/lib/web/waiting-sign-in";
import { cancelAction, verifyAction } from "./actions";

const words = messagesFor();

export const metadata: Metadata = { title: words.secondFactor.title };

export default async function VerifyPage({ searchParams }: { searchParams: SearchParams }) {
  const waiting = await waitingForFactor();
  const challenge = waiting && (await findChallenge(database(), waiting.challengeId));
  if (!challenge) redirect("/login?notice=start-over");
  const { methods } = await twoFactorStatus(database(), challenge.userId);
  const wanted = (await readQuery(searchParams)).method;
  const method = methods.find((one) => one === wanted) ?? methods[0] ?? "totp";
  return (
    <>
      <Heading title={words.secondFactor.title}>{words.secondFactor.intro[method]}</Heading>
      <SecondFactorForm
        key={method}
        action={verifyAction}
        cancel={cancelAction}
        words={words.secondFactor}
        formWords={words.form}
        method={method}
        methods={methods}
        trustDays={limits.trustedDeviceDays}
      />
    </>
  );
}
