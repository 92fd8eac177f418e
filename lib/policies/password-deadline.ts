import type { PolicyValues } from "./catalogue";

type Owner = { hasPassword: boolean; passwordChangedAt: Date | null; createdAt: Date };

const DAY_MS = 24 * 3600 * 1000;

/** From when on this person has to choose another password; null where nobody asks it of them. */
export function passwordDeadline(
  { expiryDays }: Pick<PolicyValues["passwords"], "expiryDays">,
  { hasPassword, passwordChangedAt, createdAt }: Owner,
): Date | null {
  if (expiryDays === null || !hasPassword) return null;
  // Nobody knows how old one is that came from elsewhere: at least as old as the account here.
  return new Date((passwordChangedAt ?? createdAt).getTime() + expiryDays * DAY_MS);
}
