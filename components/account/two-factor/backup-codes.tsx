"use client";

import { useEffect } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { LinkButton } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { Panel, titleId } from "@/components/ui/panel";
import type { Messages } from "@/lib/messages";
import { fill } from "@/lib/messages/format";

export type BackupCodesWords = Messages["twoFactor"]["codes"];

type BackupCodesProps = {
  id: string;
  codes: string[];
  said?: string;
  email: string;
  words: BackupCodesWords;
};

const fileName = "sallyport-backup-codes.txt";

/** Shown once: saved as a file, copied or printed, and then gone. */
export function BackupCodes({ id, codes, said, email, words }: BackupCodesProps) {
  const account = fill(words.account, { email });
  const file = [words.heading, account, words.once, "", ...codes, ""].join("\n");

  // They came in place of what was pressed, so whoever cannot see that is taken to them.
  useEffect(() => {
    const heading = document.getElementById(titleId(id));
    heading?.setAttribute("tabindex", "-1");
    heading?.focus();
  }, [id]);

  return (
    <div data-codes="">
      {said && (
        <div className="mb-6 print:hidden">
          <Notice tone="good">{said}</Notice>
        </div>
      )}
      <Panel id={id} title={words.title}>
        <p className="text-14 text-ink-muted print:hidden">{words.why}</p>
        <p className="hidden text-14 print:block">
          {words.heading}
          <br />
          {account}
          <br />
          {words.once}
        </p>
        <ol className="my-5 grid gap-x-6 gap-y-2 rounded-control border border-line bg-surface-sunken px-4 py-3.5 font-mono text-14 select-all sm:grid-cols-2">
          {codes.map((code) => (
            <li key={code} className="whitespace-nowrap">
              {code}
            </li>
          ))}
        </ol>
        <div className="flex flex-wrap gap-2 print:hidden">
          <a
            download={fileName}
            href={`data:text/plain;charset=utf-8,${encodeURIComponent(file)}`}
            className={buttonClass({ tone: "secondary", size: "small" })}
          >
            {words.download}
          </a>
          <CopyButton text={codes.join("\n")} label={words.copy} words={words} />
          <span className="noscript:hidden">
            <Button type="button" tone="secondary" size="small" onClick={() => window.print()}>
              {words.print}
            </Button>
          </span>
        </div>
        <p className="mt-6 print:hidden">
          <LinkButton href="/account/two-factor">{words.saved}</LinkButton>
        </p>
      </Panel>
    </div>
  );
}
