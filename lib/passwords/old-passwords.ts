import type { Database, Transaction } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { limits } from "@/lib/platform/limits";
import { passwordMatches } from "@/lib/platform/password-hash";
import { readPolicy } from "@/lib/policies/read-policy";

type UsedProblem = "password.used" | "password.barred";

type Kept = { passwordHash: string | null; barredAt: Date | null };

/**
 * Whether a person has had this password before. For who has proved who they are: it tells of old
 * passwords, and each takes a hash to compare with. So there are few, they are compared one after the
 * other, and all of them, so that the time says nothing of which one it was.
 */
export async function usedBefore(
  db: Database,
  userId: string,
  password: string,
  current?: Pick<User, "passwordHash" | "passwordBarredAt">,
): Promise<UsedProblem | null> {
  const { history } = await readPolicy(db, "passwords");
  const kept: Kept[] = await keptOf(db, userId, history);
  if (current?.passwordHash && (history > 0 || current.passwordBarredAt)) {
    kept.push({ passwordHash: current.passwordHash, barredAt: current.passwordBarredAt });
  }
  let problem: UsedProblem | null = null;
  for (const { passwordHash, barredAt } of kept) {
    if (!(await passwordMatches(password, passwordHash))) continue;
    if (barredAt) problem = "password.barred";
    else problem ??= "password.used";
  }
  return problem;
}

/** Keeps the password that is about to be replaced, as long as the rules ask for it. */
export async function keepOldPassword(
  tx: Transaction,
  { id: userId, passwordHash, passwordBarredAt, emailVerifiedAt }: User,
): Promise<void> {
  // Of an address that nobody has proved, it may be anybody's.
  if (passwordHash && emailVerifiedAt) {
    await tx.oldPassword.create({ data: { userId, passwordHash, barredAt: passwordBarredAt } });
  }
  const { history } = await readPolicy(tx, "passwords");
  const ids = (await keptOf(tx, userId, history)).map(({ id }) => id);
  await tx.oldPassword.deleteMany({ where: { userId, id: { notIn: ids } } });
}

/** The newest that the rules ask for, and barred ones besides: those stay refused. */
async function keptOf(db: Pick<Transaction, "oldPassword">, userId: string, history: number) {
  const newest = { orderBy: { id: "desc" } } as const;
  return [
    ...(await db.oldPassword.findMany({
      where: { userId, barredAt: null },
      take: history,
      ...newest,
    })),
    ...(await db.oldPassword.findMany({
      where: { userId, barredAt: { not: null } },
      take: limits.barredPasswordsKept,
      ...newest,
    })),
  ];
}
