import type { Metadata } from "next";
import { headers } from "next/headers";
import { DeadEnd } from "@/components/ui/dead-end";
import { LinkButton } from "@/components/ui/link";
import { messagesFor } from "@/lib/messages";

const words = messagesFor().errors;

export const metadata: Metadata = { title: words.notFoundTitle };

export default async function NotFound() {
  const requestId = (await headers()).get("x-request-id");
  return (
    <DeadEnd
      title={words.notFoundTitle}
      message={words.notFound}
      requestId={requestId ? { label: words.requestId, value: requestId } : undefined}
    >
      <LinkButton href="/account">{words.home}</LinkButton>
    </DeadEnd>
  );
}
