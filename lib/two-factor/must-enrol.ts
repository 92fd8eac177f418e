import type { Authenticated } from "@/lib/sessions/authenticate";

/** Admins need a second factor from the start; without one they reach its set-up and the way out. */
export const mustEnrol = ({ role, twoFactorSince }: Authenticated): boolean =>
  role === "ADMIN" && twoFactorSince === null;
