"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useId, useRef, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { inputClass } from "@/components/ui/field";
import { TextLink } from "@/components/ui/link";
import { Spinner } from "@/components/ui/spinner";
import type { Messages } from "@/lib/messages";

export type Narrowing = {
  name: string;
  label: string;
  value: string;
  choices: { value: string; label: string }[];
};

type PeopleSearchProps = {
  path: string;
  typed: string;
  narrowings: Narrowing[];
  /** Given where something is chosen already. */
  clearHref?: string;
  words: Messages["people"]["form"];
};

const PAUSE_MS = 300;

/** A form that anybody can send; with script it sends itself, and the field keeps focus and caret. */
export function PeopleSearch({ path, typed, narrowings, clearHref, words }: PeopleSearchProps) {
  const router = useRouter();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [isWorking, startWorking] = useTransition();
  useEffect(() => () => clearTimeout(timer.current), []);

  const send = () => {
    clearTimeout(timer.current);
    if (!form.current) return;
    const given = [...new FormData(form.current)].filter(([, value]) => value !== "");
    const query = new URLSearchParams(given as [string, string][]).toString();
    startWorking(() => router.replace(query ? `${path}?${query}` : path, { scroll: false }));
  };
  const sendSoon = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(send, PAUSE_MS);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };

  return (
    <search aria-label={words.label}>
      <form ref={form} action={path} method="get" onSubmit={submit} className="space-y-4">
        <div className="flex items-end gap-3">
          <div className="min-w-0 flex-1">
            <label htmlFor={`${id}-q`} className="text-14 font-strong">
              {words.q}
            </label>
            <input
              id={`${id}-q`}
              name="q"
              type="search"
              defaultValue={typed}
              onInput={sendSoon}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              className={`${inputClass} mt-1.5`}
            />
          </div>
          <Button tone="secondary">
            {words.submit}
            {isWorking && <Spinner />}
          </Button>
        </div>
        <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
          {narrowings.map(({ name, label, value, choices }) => (
            <div key={name}>
              <label htmlFor={`${id}-${name}`} className="text-12 text-ink-muted">
                {label}
              </label>
              <select
                id={`${id}-${name}`}
                name={name}
                defaultValue={value}
                onChange={send}
                className={`${inputClass} mt-1`}
              >
                {choices.map((choice) => (
                  <option key={choice.value} value={choice.value}>
                    {choice.label}
                  </option>
                ))}
              </select>
            </div>
          ))}
        </div>
        {clearHref && (
          <p className="text-14">
            <TextLink href={clearHref}>{words.clear}</TextLink>
          </p>
        )}
      </form>
    </search>
  );
}
