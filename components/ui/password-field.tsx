"use client";

import { lazy, Suspense, useState } from "react";
import type { StrengthWords } from "@/lib/messages/strength";
import { Field, inputClass } from "./field";
import { useField } from "./use-field";

const StrengthMeter = lazy(() => import("./strength-meter"));

type PasswordFieldProps = {
  name: string;
  label: string;
  hint?: string;
  autoComplete: "current-password" | "new-password";
  words: { show: string; hide: string };
  /** Given where a password is chosen: how strong it is, and what would make it stronger. */
  strength?: StrengthWords;
};

export function PasswordField(props: PasswordFieldProps) {
  const { name, label, hint, autoComplete, words, strength } = props;
  const { id, error, input } = useField(name, Boolean(hint));
  const [shown, setShown] = useState(false);
  const [met, setMet] = useState(false);

  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <div className="relative">
        <input
          {...input}
          type={shown ? "text" : "password"}
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          onFocus={() => setMet(true)}
          className={`${inputClass} pr-18`}
        />
        <button
          type="button"
          aria-controls={id}
          onClick={() => setShown(!shown)}
          className="absolute inset-y-0 right-0 min-w-11 cursor-pointer px-3 rounded-control text-14 text-ink-muted hover:text-ink noscript:hidden"
        >
          {shown ? words.hide : words.show}
        </button>
      </div>
      {strength && met && (
        <Suspense>
          <StrengthMeter inputId={id} words={strength} />
        </Suspense>
      )}
    </Field>
  );
}
