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
import { useForm } from "react-hook-form";
import type { FieldSentences } from "@/lib/messages/field-sentence";
import type { FormAction, FormState } from "@/lib/web/form-state";
import { bringCheck, type FormSchema, resolverFor } from "./form-checks";
import { FormProvider, type Typed } from "./form-context";
import { FormProblems, type FormProblemsWords } from "./form-problems";
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
  children: ReactNode;
};

const untouched: FormState = { attempt: 0 };

/**
 * A form that posts to a server action with or without script. With it, what was typed is checked
 * on the way, stays in place after a failure, and is sent once.
 */
export function ActionForm({ action, schema, initial, words, children }: ActionFormProps) {
  const formId = useId();
  const [posted, postAction] = useActionState(action, untouched);
  const [state, setState] = useState(posted);
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
    const release = () => {
      busy.current = false;
    };
    const sendOnce = () => startSending(() => send(data).finally(release));
    if (button?.formNoValidate) sendOnce();
    else void form.handleSubmit(sendOnce, release)(event);
  }

  async function send(data: FormData) {
    try {
      const answer = await action(state, data);
      startSending(() => setState(answer));
    } catch (error) {
      unstable_rethrow(error);
      const failure = { code: "UNREACHABLE", message: words.unreachable, requestId: "" };
      startSending(() => setState({ attempt: state.attempt + 1, failure }));
    }
  }

  return (
    <FormProvider
      value={{
        formId,
        pending,
        errors: messagesOf(form.formState.errors),
        initial: { ...initial, ...state.values },
        register: form.register,
        afterPress,
      }}
    >
      <form
        action={postAction}
        onSubmit={submit}
        onFocus={() => schema && void bringCheck(schema)}
        onPointerDown={onPointerDown}
        noValidate
        className="space-y-5"
      >
        <FormProblems failure={state.failure} words={words} />
        {children}
        <span role="status" className="sr-only">
          {pending && words.working}
        </span>
      </form>
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

function messagesOf(errors: Record<string, { message?: unknown } | undefined>) {
  const messages: Record<string, string> = {};
  for (const [name, error] of Object.entries(errors)) {
    if (typeof error?.message === "string") messages[name] = error.message;
  }
  return messages;
}
