import type { CheckUpItem } from "@/components/account/check-up";
import type { AccountOverview } from "@/lib/overview/account-overview";

type Standing = Pick<
  AccountOverview,
  "emailVerified" | "failedTriesSince" | "backupCodesLeft" | "waysToProve"
>;

/** In the order of what to do first. */
export function checkUpOf(
  { emailVerified, failedTriesSince, backupCodesLeft, waysToProve }: Standing,
  { hasTwoFactor, backupCodesLow }: { hasTwoFactor: boolean; backupCodesLow: number },
): CheckUpItem[] {
  const items: CheckUpItem[] = [
    { name: "email", done: emailVerified },
    { name: "twoFactor", done: hasTwoFactor, href: "/account/two-factor" },
    {
      name: "failures",
      done: failedTriesSince === 0,
      href: "/account/activity?group=sign_in&outcome=failed",
    },
  ];
  if (!hasTwoFactor) return items;
  return [
    ...items,
    {
      name: "backupCodes",
      done: backupCodesLeft > backupCodesLow,
      href: "/account/two-factor#backup-codes",
    },
    { name: "secondWay", done: waysToProve > 1, href: "/account/two-factor" },
  ];
}
