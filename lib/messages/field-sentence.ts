export type FieldSentences = Record<string, string> & { required: string };

/** What a field's schema objects to, in a sentence: the field's own if it has one, else the common one. */
export function fieldSentence(sentences: FieldSentences, field: string, objection: string): string {
  return sentences[`${field}.${objection}`] ?? sentences[objection] ?? sentences.required;
}
