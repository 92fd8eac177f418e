"use client";

import { useDeferredValue, useEffect, useState } from "react";
import type { StrengthWords } from "@/lib/messages/strength";
import { strengthOf } from "./strength";

type StrengthMeterProps = { inputId: string; words: StrengthWords };

/** Arrives with its dictionaries once the field is in use. The server has the last word. */
export default function StrengthMeter({ inputId, words }: StrengthMeterProps) {
  const [typed, setTyped] = useState({ password: "", known: "" });
  const settled = useDeferredValue(typed);

  useEffect(() => {
    const input = document.getElementById(inputId);
    if (!(input instanceof HTMLInputElement)) return;
    const read = () => setTyped({ password: input.value, known: otherWordsIn(input.form) });
    read();
    input.form?.addEventListener("input", read);
    return () => input.form?.removeEventListener("input", read);
  }, [inputId]);

  if (!settled.password) return null;
  const { score, advice } = strengthOf(settled.password, {
    known: [words.product.toLowerCase(), ...settled.known.split(/[\s@.]+/)],
    charactersMin: words.charactersMin,
  });

  return (
    <div className="mt-2.5">
      <meter
        className="meter"
        aria-label={words.label}
        min={0}
        low={2}
        high={3}
        optimum={4}
        max={4}
        value={score}
      >
        {words.scores[score]}
      </meter>
      <p className="mt-1.5 text-14 text-ink-muted" aria-live="polite">
        <span className="font-strong text-ink">{words.scores[score]}</span>
        {advice && words.advice[advice] ? ` ${words.advice[advice]}` : null}
      </p>
    </div>
  );
}

function otherWordsIn(form: HTMLFormElement | null): string {
  const inputs = form?.querySelectorAll<HTMLInputElement>("input[type=text], input[type=email]");
  return [...(inputs ?? [])]
    .map((input) => input.value)
    .join(" ")
    .toLowerCase();
}
