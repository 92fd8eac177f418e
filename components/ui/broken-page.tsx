"use client";

import { defaultLocale } from "@/lib/messages/default-locale";
import { errorWordsFor } from "@/lib/messages/errors";
import { Button } from "./button";
import { DeadEnd } from "./dead-end";
import { LinkButton } from "./link";

type BrokenPageProps = { error: unknown; retry: () => void };

/** The digest is the id under which the server has logged what happened. */
function digestOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("digest" in error)) return undefined;
  return typeof error.digest === "string" ? error.digest : undefined;
}

export function BrokenPage({ error, retry }: BrokenPageProps) {
  const words = errorWordsFor(defaultLocale);
  const digest = digestOf(error);
  return (
    <DeadEnd
      title={words.brokenTitle}
      message={words.broken}
      requestId={digest ? { label: words.requestId, value: digest } : undefined}
    >
      <Button type="button" onClick={retry}>
        {words.tryAgain}
      </Button>
      <LinkButton href="/account" tone="secondary">
        {words.home}
      </LinkButton>
    </DeadEnd>
  );
}
