import type { User } from "@/lib/platform/database/generated/client";
import { type Failure, failure } from "@/lib/platform/outcome";
import { isClosed } from "@/lib/users/is-closed";

export type Refusal = "OWN_ACCOUNT" | "ALREADY_SO" | "ACCOUNT_NOT_OPEN";

type Person = Pick<
  User,
  | "id"
  | "role"
  | "emailVerifiedAt"
  | "twoFactorSince"
  | "passwordBarredAt"
  | "disabledAt"
  | "deletedAt"
>;

type Asked = { person: Person; by: string | null };

const isOwn = ({ person, by }: Asked) => person.id === by && "OWN_ACCOUNT";
const isSo = (is: boolean) => is && "ALREADY_SO";
const isNotOpen = (is: boolean) => is && "ACCOUNT_NOT_OPEN";

/** In the order in which they are said. What would lock oneself out is for another admin to do. */
const rules = {
  requirePasswordReset: (asked) => [
    isOwn(asked),
    isNotOpen(isClosed(asked.person)),
    isSo(asked.person.passwordBarredAt !== null),
  ],
  sendResetLink: ({ person }) => [isNotOpen(isClosed(person))],
  resetTwoFactor: (asked) => [isOwn(asked), isSo(asked.person.twoFactorSince === null)],
  disableAccount: (asked) => [isOwn(asked), isSo(asked.person.disabledAt !== null)],
  enableAccount: ({ person }) => [isSo(person.disabledAt === null)],
  makeAdmin: ({ person }) => [
    isSo(person.role === "ADMIN"),
    isNotOpen(isClosed(person) || person.emailVerifiedAt === null),
  ],
  removeAdmin: (asked) => [isOwn(asked), isSo(asked.person.role !== "ADMIN")],
} satisfies Record<string, (asked: Asked) => (Refusal | false)[]>;

/** Why this is not done to this person as they are now; the page offers what is left. */
export function refuseAct(act: keyof typeof rules, asked: Asked): Failure<Refusal> | null {
  const reason = rules[act](asked).find((each) => each !== false);
  return reason ? failure(reason) : null;
}
