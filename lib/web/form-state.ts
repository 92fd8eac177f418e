/** What a form's server action answers, in finished sentences, so that it survives a reload without script. */
export type FormState = {
  attempt: number;
  failure?: { code: string; message: string; requestId: string };
  fields?: Record<string, string>;
  /** What was typed, secrets left out. */
  values?: Record<string, string>;
  /** What came of it, where the page stays: a finished sentence. */
  said?: string;
  /** Secrets that are shown in this answer and never again. */
  shown?: string[];
};

export type FormAction = (previous: FormState, data: FormData) => Promise<FormState>;
