import type { Narrowing } from "@/components/admin/people/people-search";
import type { Messages } from "@/lib/messages";
import {
  lockFilters,
  orders,
  type PeopleChoice,
  roleFilters,
  seenFilters,
  statusFilters,
  twoFactorFilters,
} from "@/lib/people/schema";

export const peoplePath = "/admin/users";

export function hrefOf(choice: PeopleChoice, cursor?: string): string {
  const query = new URLSearchParams({ ...choice, ...(cursor && { cursor }) }).toString();
  return query ? `${peoplePath}?${query}` : peoplePath;
}

type Words = Messages["people"]["form"];

/** What the search can be narrowed by; the empty value is the one that leaves it alone. */
export function narrowingsOf(choice: PeopleChoice, words: Words): Narrowing[] {
  const narrowing = <Value extends string>(
    name: keyof PeopleChoice,
    values: readonly Value[],
    said: Record<Value, string> & { label: string; any?: string },
  ): Narrowing => ({
    name,
    label: said.label,
    value: choice[name] ?? "",
    choices: [
      ...(said.any ? [{ value: "", label: said.any }] : []),
      ...values.map((value, index) => ({
        value: said.any || index > 0 ? value : "",
        label: said[value],
      })),
    ],
  });
  return [
    narrowing("role", roleFilters, words.role),
    narrowing("status", statusFilters, words.status),
    narrowing("mfa", twoFactorFilters, words.mfa),
    narrowing("lock", lockFilters, words.lock),
    narrowing("seen", seenFilters, words.seen),
    narrowing("order", orders, words.order),
  ];
}
