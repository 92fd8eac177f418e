import type { Messages } from "@/lib/messages";
import type { RuleFieldWords } from "@/lib/messages/en/admin-policies";
import type { PolicyName } from "@/lib/policies/catalogue";
import { type RuleField, ruleForms } from "@/lib/rules/schema";
import { partText } from "./part-text";

export type DescribedField = { field: RuleField; words: RuleFieldWords };

/** The fields of a rule with their words, which every kind of rule has under the same names. */
export function fieldsOf(rule: PolicyName, words: Messages["adminPolicies"]): DescribedField[] {
  const texts: Record<string, RuleFieldWords> = words.rules[rule].fields;
  return ruleForms[rule].fields.map((field) => ({
    field,
    words: texts[field.name] ?? { label: field.name },
  }));
}

export type DescribedPart = { name: string; label: string; text: string };

/** A rule's value in words, part by part. */
export function partsOf(
  rule: PolicyName,
  value: object,
  words: Messages["adminPolicies"],
  locale: string,
): DescribedPart[] {
  const parts = new Map<string, unknown>(Object.entries(value));
  return fieldsOf(rule, words).map(({ field, words: own }) => ({
    name: field.name,
    label: own.label,
    text: partText(field, parts.get(field.name), own, locale),
  }));
}
