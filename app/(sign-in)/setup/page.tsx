import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Heading } from "@/components/sign-in/heading";
import { SetupForm } from "@/components/sign-in/setup-form";
import { messagesFor } from "@/lib/messages";
import { database } from "@/lib/platform/database";
import { anAdminExists } from "@/lib/users/setup-link";
import { newPasswordWords } from "@/lib/web/new-password-words";
import { readQuery, type SearchParams } from "@/lib/web/query";
import { setupAction } from "./actions";

const words = messagesFor();

export const metadata: Metadata = { title: words.setup.title };

export default async function SetupPage({ searchParams }: { searchParams: SearchParams }) {
  const { token } = await readQuery(searchParams);
  if (!token || (await anAdminExists(database()))) redirect("/login?notice=setup-closed");
  return (
    <>
      <Heading title={words.setup.title}>{words.setup.intro}</Heading>
      <SetupForm
        action={setupAction}
        words={words.setup}
        {...(await newPasswordWords())}
        passwordWords={words.password}
        token={token}
      />
    </>
  );
}
