import type { Metadata } from "next";
import { AskForRecovery } from "@/components/sign-in/ask-for-recovery";
import { Crossing } from "@/components/sign-in/crossing";
import { Heading } from "@/components/sign-in/heading";
import { Steps } from "@/components/sign-in/steps";
import { LinkButton } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { messagesFor } from "@/lib/messages";
import { dateTime, duration, fill } from "@/lib/messages/format";
import { database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { readPolicy } from "@/lib/policies/read-policy";
import { recoveryUnderWay } from "@/lib/recovery/recovery-under-way";
import { findChallenge } from "@/lib/sign-in/challenge";
import { challengeMethods } from "@/lib/sign-in/challenge-methods";
import { readQuery, type SearchParams } from "@/lib/web/query";
import { readerClock } from "@/lib/web/reader";
import { waitingForFactor } from "@/lib/web/waiting-sign-in";
import { askForRecoveryAction } from "./actions";

const words = messagesFor();
const text = words.recover;

export const metadata: Metadata = { title: text.title };

/** For who has shown the password and is asked for a code. To everybody else it says how one gets here. */
export default async function RecoverPage({ searchParams }: { searchParams: SearchParams }) {
  const { notice } = await readQuery(searchParams);
  const clock = await readerClock();
  const challenge = await challengeHere();
  const underWay = challenge && (await recoveryUnderWay(database(), challenge));
  const sent = notice === "sent" && challenge !== null;
  const { waitHours } = await readPolicy(database(), "recovery");
  const wait = duration(waitHours * 3600, clock.locale);
  const ask = { action: askForRecoveryAction, formWords: words.form };

  if (underWay) {
    const { since, dueAt, until } = underWay;
    const { title, text: said } = until ? text.ready : text.waiting;
    const times = {
      since: dateTime(since, clock),
      due: dateTime(dueAt, clock),
      until: until ? dateTime(until, clock) : "",
    };
    return (
      <>
        <Heading title={title}>{fill(said, times)}</Heading>
        {sent && until && <Said>{text.ready.sent}</Said>}
        {until && <AskForRecovery {...ask} label={text.ready.resend} tone="secondary" />}
        <p className="mt-6 text-14 text-ink-muted">{text.waiting.stop}</p>
        <BackToCode />
      </>
    );
  }
  return (
    <>
      <Heading title={text.title}>{text.intro}</Heading>
      {sent && <Said>{fill(text.sent, { minutes: limits.recoveryLinkMinutes })}</Said>}
      <Steps
        inOrder
        title={text.steps.title}
        steps={text.steps.items.map((step) => fill(step, { wait }))}
      />
      <div className="mb-6 space-y-3">
        <p>{text.ends}</p>
        <p>{text.somebody}</p>
        <p>{text.admins}</p>
      </div>
      {challenge ? (
        <>
          <AskForRecovery {...ask} label={text.submit} />
          <BackToCode />
        </>
      ) : (
        <>
          <p className="mb-5 font-strong">{fill(text.signInFirst, { lost: text.lost })}</p>
          <LinkButton href="/login" wide>
            {text.signIn}
          </LinkButton>
        </>
      )}
    </>
  );
}

/** The sign-in of this browser that waits for a second factor; not one that waits for a mailed code alone. */
async function challengeHere() {
  const waiting = await waitingForFactor();
  const named = waiting && ({ id: waiting.challengeId, client: "WEB" } as const);
  const challenge = named && (await findChallenge(database(), named));
  const methods = challenge && (await challengeMethods(database(), challenge));
  return methods?.hasFactor ? challenge : null;
}

const Said = ({ children }: { children: string }) => (
  <div className="mb-6">
    <Notice tone="good" announce>
      {children}
    </Notice>
  </div>
);

const BackToCode = () => (
  <Crossing question={text.back} href="/login/verify" label={text.enterCode} />
);
