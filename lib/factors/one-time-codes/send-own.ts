import type { RequestContext } from "@/lib/audit/context";
import type { Database, Transaction } from "@/lib/platform/database";
import { type Failure, type FailureCode, failure, type Outcome } from "@/lib/platform/outcome";
import { holdUser } from "@/lib/users/hold-user";
import type { SentMethod } from "../methods";
import { destinationsOf } from "./channels";
import type { Binding } from "./claim";
import { type AskedBy, countSending, sendCode } from "./send";

type Sending = { userId: string; method: SentMethod; binding: Binding; askedBy?: AskedBy };

/** To where this person has codes of this kind sent; nowhere else, whatever was asked. */
export async function sendOwnCode<Code extends FailureCode>(
  db: Database,
  { userId, method, binding, askedBy }: Sending,
  context: RequestContext,
  stillGood: (tx: Transaction) => Promise<Failure<Code> | null>,
): Promise<Outcome<{ masked: string }, Code | "INVALID_INPUT" | "RATE_LIMITED">> {
  const notTheirs = failure("INVALID_INPUT", { fields: { method: "method.unknown" } });
  const user = await db.user.findUnique({ where: { id: userId } });
  const find = async (tx: Pick<Transaction, "codeChannel" | "policy">, owner: typeof user) =>
    owner &&
    (await destinationsOf(tx, owner, binding.purpose)).find((one) => one.method === method);
  const before = await find(db, user);
  if (!before) return notTheirs;
  const limited = await countSending(db, userId, { ...before, isConfirmed: true }, context);
  if (limited) return limited;
  return db.$transaction(async (tx) => {
    const owner = await holdUser(tx, userId);
    const ended = await stillGood(tx);
    if (ended) return ended;
    const destination = await find(tx, owner);
    if (!owner || !destination) return notTheirs;
    await sendCode(tx, owner, destination, binding, context, askedBy);
    return { ok: true, masked: destination.masked };
  });
}
