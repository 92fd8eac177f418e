import type { Authenticated } from "@/lib/sessions/authenticate";

/** An admin's pages and acts want a second factor, also where no rule makes its owner set one up. */
export const mayAdminister = ({ role, twoFactorSince }: Authenticated): boolean =>
  role === "ADMIN" && twoFactorSince !== null;
