"use client";

import { unstable_rethrow } from "next/navigation";
import {
  type FormEvent,
  type ReactNode,
  useActionState,
  useId,
  useMemo,
  useRef,
  useState,
  useTransition,
} from "react";
import { type FieldErrors, useForm } from "react-hook-form";
import type { FieldSentences } from "@/lib/messages/field-sentence";
import type { FormAction, FormState } from "@/lib/web/form-state";
import { bringCheck, type FormSchema, resolverFor } from "./form-checks";
import { FormProvider, type Typed } from "./form-context";
import { FormProblems, type FormProblemsWords } from "./form-problems";
import { Notice } from "./notice";
import { usePress } from "./use-press";

export type FormWords = FormProblemsWords & {
  /** Said to screen readers while the form is being sent. */
  working: string;
  unreachable: string;
  /** Sentences for what a schema objects to. */
  fields: FieldSentences;
};

type ActionFormProps = {
  action: FormAction;
  schema?: FormSchema;
  initial?: Record<string, string>;
  words: FormWords;
  /** Of the heading that names the form, where a page has several. */
  labelledBy?: string;
  /** Address of the part of the page the form stands in: without script, the answer is read there. */
  place?: string;
  /** Puts the form among other things, or something else in its place once there is an answer. */
  frame?: (form: ReactNode, state: FormState) => ReactNode;
  /** Told of every answer that came by script. */
  onAnswer?: (state: FormState) => void;
  children: ReactNode;
};

const untouched: FormState = { attempt: 0 };

/**
 * A form that posts to a server action with or without script. With it, what was typed is checked
 * on the way, stays in place after a failure, and is sent once.
 */
export function ActionForm(props: ActionFormProps) {
  const { action, schema, initial, words, labelledBy, place, frame, onAnswer, children } = props;
  const formId = useId();
  const [posted, postAction] = useActionState(action, untouched, place);
  const [state, setState] = useState(posted);
  const [objections, setObjections] = useState(posted.fields ?? {});
  const [intent, setIntent] = useState("");
  const [pending, startSending] = useTransition();
  // Checking takes a moment too, before `pending` is true.
  const busy = useRef(false);
  const { onPointerDown, afterPress } = usePress();

  const refused = useMemo(() => asFormErrors(state.fields), [state]);
  const resolver = useMemo(
    () => (schema ? resolverFor(schema, words.fields) : undefined),
    [schema, words.fields],
  );
  const form = useForm<Typed>({ mode: "onTouched", errors: refused, resolver });

  function submit(event: FormEvent<HTMLFormElement>) {
    const { submitter } = event.nativeEvent as SubmitEvent;
    const button = submitter instanceof HTMLButtonElement ? submitter : null;
    const data = typedInto(event.currentTarget, button);
    event.preventDefault();
    if (busy.current) return;
    busy.current = true;
    setIntent(button?.value ?? "");
    readTyped(data);
    if (button?.formNoValidate) sendOnce(data);
    else void form.handleSubmit(() => sendOnce(data), hold)(event);
  }

  /** Password managers fill fields without a word to anybody; what is sent is what gets checked. */
  function readTyped(data: FormData) {
    for (const [name, known] of Object.entries(form.getValues())) {
      const value = data.get(name);
      if (typeof known !== "boolean" && typeof value === "string") form.setValue(name, value);
    }
  }

  function hold(errors: FieldErrors<Typed>) {
    busy.current = false;
    setObjections(messagesOf(errors));
  }

  function sendOnce(data: FormData) {
    startSending(async () => {
      const answer = await answerTo(data).finally(() => {
        busy.current = false;
      });
      onAnswer?.(answer);
      // Codes and passwords that have done their work do not stay on the screen.
      if (answer.said) form.reset();
      startSending(() => {
        setState(answer);
        setObjections(answer.fields ?? {});
      });
    });
  }

  async function answerTo(data: FormData): Promise<FormState> {
    try {
      return await action(state, data);
    } catch (error) {
      unstable_rethrow(error);
      const failure = { code: "UNREACHABLE", message: words.unreachable, requestId: "" };
      return { attempt: state.attempt + 1, failure };
    }
  }

  const element = (
    <form
      action={postAction}
      onSubmit={submit}
      onFocus={() => schema && void bringCheck(schema)}
      onPointerDown={onPointerDown}
      aria-labelledby={labelledBy}
      noValidate
      className="space-y-5"
    >
      <span role="status" className="sr-only">
        {pending && words.working}
      </span>
      <FormProblems
        key={state.attempt}
        failure={state.failure}
        objections={objections}
        words={words}
      />
      {children}
      <div role="status" className="empty:-mt-5">
        {state.said && <Notice tone="good">{state.said}</Notice>}
      </div>
    </form>
  );

  return (
    <FormProvider
      value={{
        formId,
        pending,
        intent,
        errors: messagesOf(form.formState.errors),
        initial: { ...initial, ...state.values },
        register: form.register,
        afterPress,
      }}
    >
      {frame ? frame(element, state) : element}
    </FormProvider>
  );
}

/** The fields alone, without what React adds to find the action when there is no script. */
function typedInto(form: HTMLFormElement, button: HTMLButtonElement | null): FormData {
  const data = new FormData(form, button);
  for (const name of [...data.keys()]) if (name.startsWith("$ACTION_")) data.delete(name);
  return data;
}

function asFormErrors(fields: FormState["fields"]) {
  if (!fields) return undefined;
  return Object.fromEntries(
    Object.entries(fields).map(([name, message]) => [name, { type: "server", message }]),
  );
}

function messagesOf(errors: FieldErrors<Typed>): Record<string, string> {
  const messages: Record<string, string> = {};
  for (const [name, error] of Object.entries(errors)) {
    if (typeof error?.message === "string") messages[name] = error.message;
  }
  return messages;
}
