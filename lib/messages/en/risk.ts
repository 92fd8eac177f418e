import type { RiskReason } from "@/lib/risk/assess";

/** Each stands by itself, or in a list of what was unusual about a sign-in. */
export const riskReasons: Record<RiskReason, string> = {
  new_device: "First time on this device",
  new_country: "First time from {country}",
  impossible_travel: "Sooner after your last sign-in than anybody travels",
  failures_before: "Right after wrong passwords",
  two_factor_reset: "First time since an admin reset your two-factor",
  unusual_hour: "At an hour you do not usually sign in",
};
