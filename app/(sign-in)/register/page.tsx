import type { Metadata } from "next";
import { Crossing } from "@/components/sign-in/crossing";
import { Heading } from "@/components/sign-in/heading";
import { RegisterForm } from "@/components/sign-in/register-form";
import { messagesFor } from "@/lib/messages";
import { newPasswordWords } from "@/lib/web/new-password-words";
import { readQuery, type SearchParams, withReturnPath } from "@/lib/web/query";
import { registerAction } from "./actions";

const words = messagesFor();

export const metadata: Metadata = { title: words.register.title };

export default async function RegisterPage({ searchParams }: { searchParams: SearchParams }) {
  const { returnTo } = await readQuery(searchParams);
  return (
    <>
      <Heading title={words.register.title} />
      <RegisterForm
        action={registerAction}
        words={words.register}
        {...(await newPasswordWords())}
        passwordWords={words.password}
        returnTo={returnTo}
      />
      <Crossing
        question={words.register.haveAccount}
        href={withReturnPath("/login", returnTo)}
        label={words.register.signIn}
      />
    </>
  );
}
