"use client";

import { useEffect } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { LinkButton } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { Panel, titleId } from "@/components/ui/panel";
import type { Messages } from "@/lib/messages";

type NewKeyProps = {
  id: string;
  made: string;
  said?: string;
  page: string;
  words: Messages["adminKeys"]["made"];
};

/** Shown once: it is in this answer, and gone with the page. */
export function NewKey({ id, made, said, page, words }: NewKeyProps) {
  // It came in place of what was pressed, so whoever cannot see that is taken to it.
  useEffect(() => {
    const heading = document.getElementById(titleId(id));
    heading?.setAttribute("tabindex", "-1");
    heading?.focus();
  }, [id]);

  return (
    <Panel id={id} title={words.title}>
      {said && <Notice tone="good">{said}</Notice>}
      <p className="mt-4 text-14 text-ink-muted">{words.why}</p>
      <p className="my-4 rounded-control border border-line bg-surface-sunken px-4 py-3.5">
        <span className="sr-only">{words.label}: </span>
        <code className="font-mono text-14 wrap-anywhere select-all">{made}</code>
      </p>
      <div className="flex flex-wrap gap-2">
        <CopyButton text={made} label={words.copy} words={words} />
        <LinkButton href={page} size="small">
          {words.done}
        </LinkButton>
      </div>
    </Panel>
  );
}
