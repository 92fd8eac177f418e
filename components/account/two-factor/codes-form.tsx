"use client";

import { type ReactNode, useState } from "react";
import { ActionForm, type FormWords } from "@/components/ui/action-form";
import { Notice } from "@/components/ui/notice";
import { Panel, titleId } from "@/components/ui/panel";
import type { FormAction, FormState } from "@/lib/web/form-state";
import { BackupCodes, type BackupCodesWords } from "./backup-codes";
import { Part } from "./part";

type Heading = { id: string; title: string; note?: string };

type CodesFormProps = {
  action: FormAction;
  initial?: Record<string, string>;
  formWords: FormWords;
  words: BackupCodesWords;
  email: string;
  /** Address of the panel on the page. */
  place: string;
  panel: Heading;
  /** Where the form is one of several in the panel. */
  part?: Heading;
  /** What the form is about; what was answered of one thing is not shown at the next. */
  about?: string;
  before?: ReactNode;
  after?: ReactNode;
  /** The fields; left out where there is nothing to send now. */
  children?: ReactNode;
};

/** A panel with a form whose answer may be backup codes, which then take the panel's place. */
export function CodesForm(props: CodesFormProps) {
  const { words, formWords, email, panel, part, about, before, after, children, ...form } = props;
  const [answered, setAnswered] = useState<FormState>();

  function frame(element: ReactNode, state: FormState) {
    const { said, shown } = answered?.shown ? answered : state;
    if (shown) {
      return <BackupCodes id={panel.id} codes={shown} said={said} email={email} words={words} />;
    }
    if (!before && !children) return said && <Notice tone="good">{said}</Notice>;
    return (
      <Panel {...panel}>
        {before}
        {children &&
          (part ? <Part {...part}>{element}</Part> : <div className="max-w-90">{element}</div>)}
        {after}
      </Panel>
    );
  }

  return (
    <ActionForm
      labelledBy={titleId(part?.id ?? panel.id)}
      {...form}
      key={about}
      words={formWords}
      frame={frame}
      onAnswer={setAnswered}
    >
      {children}
    </ActionForm>
  );
}
