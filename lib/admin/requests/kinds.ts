import type { AdminRequestKind } from "@/lib/platform/database/generated/enums";

/** What may need a second admin: as the rule calls it, which is also the act's name on the page. */
export const actOf = {
  RESET_TWO_FACTOR: "resetTwoFactor",
  MAKE_ADMIN: "makeAdmin",
} as const satisfies Record<AdminRequestKind, string>;
