"use client";

import { useState } from "react";
import { Button } from "./button";

type CopyButtonProps = {
  text: string;
  label: string;
  words: { copied: string; notCopied: string };
};

/** Only there with script; what it copies can be selected as well. */
export function CopyButton({ text, label, words }: CopyButtonProps) {
  const [said, setSaid] = useState("");

  async function copy() {
    // Browsers keep the clipboard from pages that did not come over HTTPS.
    const done = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    setSaid(done ? words.copied : words.notCopied);
  }

  return (
    <span className="inline-flex flex-wrap items-center gap-2 noscript:hidden">
      <Button type="button" tone="secondary" size="small" onClick={copy}>
        {label}
      </Button>
      <span role="status" className="text-14 text-ink-muted empty:hidden">
        {said}
      </span>
    </span>
  );
}
