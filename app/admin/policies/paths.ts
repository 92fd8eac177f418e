import type { PolicyName } from "@/lib/policies/catalogue";
import type { Rule } from "@/lib/rules/read-rules";
import { ruleForms, type TypedRule, typedOf } from "@/lib/rules/schema";

export const rulePath = (rule: PolicyName): string => `/admin/policies/${rule}`;

const ASIDE = ["reason", "version"];

/** The page of a rule with what was typed into its form, and what that would do. */
export function previewPath(rule: PolicyName, typed: TypedRule): string {
  const names = [...ruleForms[rule].fields.map(({ name }) => name), ...ASIDE];
  const said = names.flatMap((name) => (typed[name] ? [[name, typed[name]]] : []));
  return `${rulePath(rule)}?${new URLSearchParams([["preview", "1"], ...said])}`;
}

/** What the form is to show: what the address says was typed, else what holds. */
export function typedIn(
  { name: rule, value }: Rule,
  query: Record<string, string | undefined>,
): TypedRule {
  if (!query.preview) return typedOf(rule, value);
  const names = [...ruleForms[rule].fields.map(({ name }) => name), "reason"];
  return Object.fromEntries(names.map((name) => [name, query[name] ?? ""]));
}
