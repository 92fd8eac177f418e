import type { RequestContext } from "@/lib/audit/context";
import { invite } from "@/lib/invitations/invite";
import { type Database, database } from "@/lib/platform/database";
import type { FailureCode, Outcome } from "@/lib/platform/outcome";
import type { PolicyChoices, PolicyName } from "@/lib/policies/catalogue";
import { changeRule } from "@/lib/rules/change-rule";
import { readRules } from "@/lib/rules/read-rules";
import { makeKey } from "@/lib/service-keys/make-key";
import type { NewKey } from "@/lib/service-keys/schema";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { aSession } from "@/scripts/testing/people";
import { contextOf, type Lived } from "./life";

export type Act = (
  session: Authenticated,
  context: RequestContext,
) => Promise<Outcome<object, FailureCode>>;

/** With a fresh proof, as every act of theirs needs. */
export async function atDesk({ user, part }: Lived, act: Act): Promise<void> {
  const context = contextOf(part.character.browsers[0]);
  const session = await aSession(user, context, { methods: ["pwd", "otp"] });
  const { sessionId: id, userId } = session;
  must(await act(session, { ...context, session: { id, userId } }));
}

export function must<Value extends object>(outcome: Outcome<Value, FailureCode>): Value {
  if (!outcome.ok) throw new Error(`It was refused: ${outcome.code}.`);
  return outcome;
}

export async function made(admin: Lived, key: NewKey): Promise<{ key: string; id: string }> {
  const answers: { key: string; id: string }[] = [];
  await atDesk(admin, async (session, context) => {
    const answer = await makeKey(database(), session, key, context);
    if (answer.ok) answers.push(answer);
    return answer;
  });
  const [answer] = answers;
  if (!answer) throw new Error("There is no key.");
  return answer;
}

export const ruled =
  <Name extends PolicyName>(rule: Name, choice: PolicyChoices[Name], reason: string): Act =>
  async (session, context) => {
    const db = database();
    const version = (await readRules(db)).find(({ name }) => name === rule)?.version ?? "";
    return changeRule(db, session, { rule, choice, version, reason }, context);
  };

export const invites =
  (name: string, email: string, role: "USER" | "ADMIN" = "USER"): Act =>
  (session, context) =>
    invite(database(), session, { name, email, role }, context);

type OnPerson = (
  db: Database,
  session: Authenticated,
  input: { personId: string; reason: string },
  context: RequestContext,
) => Promise<Outcome<object, FailureCode>>;

export const on =
  (act: OnPerson, { user }: Lived, reason: string): Act =>
  (session, context) =>
    act(database(), session, { personId: user.id, reason }, context);
