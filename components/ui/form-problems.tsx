"use client";

import type { FormState } from "@/lib/web/form-state";
import { useActionForm } from "./form-context";
import { Notice } from "./notice";
import { fieldId } from "./use-field";

export type FormProblemsWords = { several: string; requestId: string };

type FormProblemsProps = {
  failure: FormState["failure"];
  /** By field name, as they were when the form was last sent, so that nothing jumps while typing. */
  objections: Record<string, string>;
  words: FormProblemsWords;
};

/** What went wrong as a whole, or links to each field when several need a change. */
export function FormProblems({ failure, objections, words }: FormProblemsProps) {
  const { formId } = useActionForm();
  const problems = Object.entries(objections);

  if (problems.length > 1) {
    return (
      <Notice tone="bad" title={words.several} announce>
        <ul className="mt-1 space-y-1">
          {problems.map(([name, error]) => (
            <li key={name}>
              <a href={`#${fieldId(formId, name)}`} className="underline underline-offset-4">
                {error}
              </a>
            </li>
          ))}
        </ul>
      </Notice>
    );
  }
  if (!failure || problems.length > 0) return null;
  return (
    <div ref={bringIntoView}>
      <Notice tone="bad" announce>
        <p>{failure.message}</p>
        {failure.requestId && (
          <p className="mt-1 text-12 text-ink-muted">
            {words.requestId}{" "}
            <span className="inline-block font-mono wrap-anywhere">{failure.requestId}</span>
          </p>
        )}
      </Notice>
    </div>
  );
}

/** The button that was pressed may be a screen further down. */
function bringIntoView(element: HTMLElement | null) {
  element?.scrollIntoView({ block: "nearest" });
}
