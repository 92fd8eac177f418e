import { limits } from "@/lib/platform/limits";
import type { PeopleChoice } from "./schema";
import { type SearchWord, searchWords } from "./search";

/** Each exactly as its index has it (migration `finding_people`), where the table goes by `u`. */
export const NAME_KEY = `left(u."searched", 200)`;
export const LAST_SEEN = `coalesce(u."last_seen_at", '-infinity'::timestamptz)`;

const roles = { user: `u."role" = 'USER'`, admin: `u."role" = 'ADMIN'` };

const statuses = {
  active: `u."email_verified_at" IS NOT NULL AND u."disabled_at" IS NULL AND u."erase_at" IS NULL`,
  not_verified: `u."email_verified_at" IS NULL`,
  disabled: `u."disabled_at" IS NOT NULL`,
  deleting: `u."erase_at" IS NOT NULL`,
};

const twoFactor = {
  on: `u."two_factor_since" IS NOT NULL`,
  off: `u."two_factor_since" IS NULL`,
};

const locks = { locked: `u."locked_until" > now()` };

const since = (days: number) => `${LAST_SEEN} > now() - interval '${days} days'`;

const periods = {
  day: since(1),
  week: since(7),
  month: since(30),
  long_ago: `${LAST_SEEN} > '-infinity' AND ${LAST_SEEN} < now() - interval '${limits.longAgoDays} days'`,
  never: `${LAST_SEEN} = '-infinity'`,
};

export type Conditions = {
  /** What was typed; its words are the values. */
  search: string;
  values: string[];
  /** What was chosen. */
  filter: string;
  /** The part of that in which the order by when people were last seen begins and ends. */
  period: string;
  /** Nothing narrow is asked for, so that many may fit. */
  isWide: boolean;
};

/** What a person has to be to be shown; null where nobody can be. Only what was typed is a value. */
export function conditionsOf(choice: PeopleChoice): Conditions | null {
  const words = searchWords(choice.q ?? "");
  if (!words) return null;
  const { role, status, mfa, lock, seen } = choice;
  const period = all(seen && periods[seen]);
  return {
    search: all(...words.map((word, index) => matches(word, `$${index + 1}`))),
    values: words.map(({ text }) => text),
    filter: all(
      `u."deleted_at" IS NULL`,
      role && roles[role],
      status && statuses[status],
      mfa && twoFactor[mfa],
      lock && locks[lock],
      period,
    ),
    period,
    isWide: words.length === 0 && role !== "admin" && (status ?? "active") === "active" && !lock,
  };
}

const all = (...conditions: (string | undefined)[]): string =>
  conditions.filter(Boolean).join(" AND ") || "true";

function matches({ where }: SearchWord, value: string): string {
  const like = (before: string) =>
    `u."searched" LIKE '${before}' || "search_pattern"(${value}) || '%'`;
  return where === "anywhere" ? like("%") : `(${like("% ")} OR ${like("%@")})`;
}
