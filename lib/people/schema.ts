import * as z from "zod";
import { limits } from "@/lib/platform/limits";

export const roleFilters = ["user", "admin"] as const;

/** One person can be found by several: somebody disabled may have never verified their email. */
export const statusFilters = ["active", "not_verified", "disabled", "deleting"] as const;

export const twoFactorFilters = ["on", "off"] as const;

export const lockFilters = ["locked"] as const;

export const seenFilters = ["day", "week", "month", "long_ago", "never"] as const;

/** Each is carried by an index; what is not here would sort a million rows. */
export const orders = ["newest", "oldest", "name", "seen"] as const;

const unprintable = /[\p{Cc}\p{Cf}\p{Cs}]/gu;

/** As it was typed, without what nobody sees and the database would not take. */
const cleaned = (typed: string): string =>
  typed.replaceAll(unprintable, " ").trim().slice(0, limits.searchCharacters).trim();

/** What an address may ask of the list. */
export const peopleSchema = z.object({
  q: z.string().transform(cleaned).optional(),
  role: z.enum(roleFilters).optional(),
  status: z.enum(statusFilters).optional(),
  mfa: z.enum(twoFactorFilters).optional(),
  lock: z.enum(lockFilters).optional(),
  seen: z.enum(seenFilters).optional(),
  order: z.enum(orders).optional(),
});

export type PeopleChoice = z.output<typeof peopleSchema>;

/** What nobody knows is left out: a page that is there beats a page that argues. */
export function readPeopleChoice(given: Record<string, string | undefined>): PeopleChoice {
  const entries = Object.entries(peopleSchema.shape).flatMap(([name, field]) => {
    const read = field.safeParse(given[name]);
    return read.success && read.data ? [[name, read.data]] : [];
  });
  return Object.fromEntries(entries);
}
