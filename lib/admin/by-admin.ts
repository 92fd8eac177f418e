import type { RequestContext } from "@/lib/audit/context";
import type { Database, Transaction } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import type { FailureCode, Outcome } from "@/lib/platform/outcome";
import type { Authenticated } from "@/lib/sessions/authenticate";
import type { Unconfirmed } from "@/lib/step-up/act-confirmed";
import { actOnPerson } from "./act-as-admin";
import type { ActOnPerson } from "./schema";

/** What is done to whom. The person's row is held; `by` is the admin, or nobody at the command line. */
export type Done = { person: User; by: string | null; reason: string };

export type Act<Code extends FailureCode> = (
  tx: Transaction,
  done: Done,
  context: RequestContext,
) => Promise<Outcome<object, Code>>;

export type ActByAdmin<Code extends FailureCode> = (
  db: Database,
  session: Authenticated,
  input: ActOnPerson,
  context: RequestContext,
) => Promise<Outcome<object, Code | Unconfirmed | "NOT_FOUND">>;

/** The act as an admin does it, with all that `actOnPerson` asks for. */
export const byAdmin =
  <Code extends FailureCode>(act: Act<Code>): ActByAdmin<Code> =>
  (db, session, { personId, reason }, context) =>
    actOnPerson(db, session, personId, (tx, { admin, person }) =>
      act(tx, { person, by: admin.id, reason }, context),
    );
