"use client";

import { createContext, useContext } from "react";
import type { UseFormRegister } from "react-hook-form";

/** What someone typed, by field name. */
export type Typed = Record<string, string | boolean>;

type FormContent = {
  formId: string;
  pending: boolean;
  /** Of the button that was pressed last; empty for the main one. */
  intent: string;
  errors: Record<string, string>;
  initial: Record<string, string>;
  register: UseFormRegister<Typed>;
  /** Runs now, or after the pointer that is pressing something in the form has let go. */
  afterPress: (run: () => void) => void;
};

const FormContext = createContext<FormContent | null>(null);

export const FormProvider = FormContext.Provider;

export function useActionForm(): FormContent {
  const content = useContext(FormContext);
  if (!content) throw new Error("A field stands outside of an ActionForm");
  return content;
}
