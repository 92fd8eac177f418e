import type { Database, Transaction } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { type FailureCode, failure, type Outcome } from "@/lib/platform/outcome";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { actConfirmed, type Unconfirmed } from "@/lib/step-up/act-confirmed";
import { holdUser } from "@/lib/users/hold-user";

type Done<Value extends object, Code extends FailureCode> = Promise<
  Outcome<Value, Code | Unconfirmed | "NOT_FOUND">
>;

/**
 * Every write of an admin: with a fresh proof, and an admin still when the act is done. Whoever lost
 * the role a moment ago changes nothing more.
 */
export const actAsAdmin = <Value extends object, Code extends FailureCode = never>(
  db: Database,
  session: Authenticated,
  act: (tx: Transaction, admin: User) => Promise<Outcome<Value, Code>>,
  ...personIds: string[]
): Done<Value, Code> =>
  actConfirmed<Value, Code | "NOT_FOUND">(
    db,
    session,
    async (tx, admin) =>
      admin.role === "ADMIN" && admin.twoFactorSince ? act(tx, admin) : failure("NOT_FOUND"),
    ...personIds,
  );

/**
 * The same, done to one person, whose row is held beside the admin's, and beside those of others who
 * have a part in it. Who is erased is not there.
 */
export const actOnPerson = <Value extends object, Code extends FailureCode = never>(
  db: Database,
  session: Authenticated,
  personId: string,
  act: (tx: Transaction, people: { admin: User; person: User }) => Promise<Outcome<Value, Code>>,
  others: string[] = [],
): Done<Value, Code> =>
  actAsAdmin<Value, Code | "NOT_FOUND">(
    db,
    session,
    async (tx, admin) => {
      const person = await holdUser(tx, personId);
      return person && !person.deletedAt ? act(tx, { admin, person }) : failure("NOT_FOUND");
    },
    personId,
    ...others,
  );
