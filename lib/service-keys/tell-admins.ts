import type { Message } from "@/lib/outbox/post";
import { post } from "@/lib/outbox/post";
import type { Transaction } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";

type Admin = { id: string; email: string; name: string };

/** A key opens more than one admin's own account: whoever makes or ends one, all of them hear of it. */
export async function tellAdmins(tx: Transaction, message: (to: Admin) => Message): Promise<void> {
  const admins = await tx.user.findMany({
    where: {
      role: "ADMIN",
      emailVerifiedAt: { not: null },
      twoFactorSince: { not: null },
      disabledAt: null,
      deletedAt: null,
    },
    orderBy: { id: "asc" },
    take: limits.adminsTold,
    select: { id: true, email: true, name: true },
  });
  for (const admin of admins) await post(tx, message(admin));
}
