import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Crossing } from "@/components/sign-in/crossing";
import { Heading } from "@/components/sign-in/heading";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { TextLink } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { messagesFor } from "@/lib/messages";
import { readQuery, type SearchParams, withReturnPath } from "@/lib/web/query";
import { safeReturnPath } from "@/lib/web/return-path";
import { currentVisit } from "@/lib/web/session";
import { signInAction } from "./actions";

const words = messagesFor();

export const metadata: Metadata = { title: words.signIn.title };

/** A map, so that a word every object knows is no notice. */
const notices = new Map([
  ["signed-out", words.signIn.signedOut],
  ["password-set", words.signIn.passwordSet],
  ["recovered", words.finishRecovery.done],
  ["email-verified", words.signIn.emailVerified],
  ["session-ended", words.signIn.sessionEnded],
  ["start-over", words.signIn.startOver],
  ["setup-closed", words.signIn.setupClosed],
]);

export default async function LoginPage({ searchParams }: { searchParams: SearchParams }) {
  const { returnTo, notice = "" } = await readQuery(searchParams);
  const { session } = await currentVisit();
  if (session) redirect(safeReturnPath(returnTo));
  const said = notices.get(notice) ?? (returnTo && words.signIn.signInFirst);

  return (
    <>
      <Heading title={words.signIn.title} />
      {said && (
        <div className="mb-6">
          <Notice tone="info">{said}</Notice>
        </div>
      )}
      <SignInForm
        action={signInAction}
        words={words.signIn}
        formWords={words.form}
        passwordWords={words.password}
        returnTo={returnTo}
      />
      <p className="mt-5 text-14">
        <TextLink href="/forgot-password">{words.signIn.forgot}</TextLink>
      </p>
      <Crossing
        question={words.signIn.newHere}
        href={withReturnPath("/register", returnTo)}
        label={words.signIn.register}
      />
    </>
  );
}
