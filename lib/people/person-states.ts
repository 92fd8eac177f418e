import type { FoundPerson } from "./find-people";

export type PersonState = "active" | "not_verified" | "disabled" | "deleting" | "locked";

type Dated = Pick<FoundPerson, "emailVerifiedAt" | "disabledAt" | "eraseAt" | "lockedUntil">;

/** All that is so at once, what weighs most first; "active" is whoever can come in. */
export function statesOf({
  emailVerifiedAt,
  disabledAt,
  eraseAt,
  lockedUntil,
}: Dated): PersonState[] {
  const isActive = emailVerifiedAt && !disabledAt && !eraseAt;
  const states = [
    disabledAt && "disabled",
    eraseAt && "deleting",
    !emailVerifiedAt && "not_verified",
    isActive && "active",
    lockedUntil && "locked",
  ] as const;
  return states.filter((state): state is PersonState => Boolean(state));
}
