import { now } from "@/lib/platform/clock";
import type { Authenticated } from "@/lib/sessions/authenticate";

/** Two-factor is due and not there: then an account reaches its set-up and the way out. */
export const mustEnrol = ({ twoFactorDueAt }: Pick<Authenticated, "twoFactorDueAt">): boolean =>
  twoFactorDueAt !== null && twoFactorDueAt <= now();
