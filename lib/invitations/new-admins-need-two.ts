import { now } from "@/lib/platform/clock";
import type { Transaction } from "@/lib/platform/database";
import { readPolicy } from "@/lib/policies/read-policy";
import { secondAdminAt } from "@/lib/policies/second-admin";

/** Then an invitation, which one admin alone sends, makes none. */
export const newAdminsNeedTwo = async (tx: Pick<Transaction, "policy">): Promise<boolean> =>
  secondAdminAt(await readPolicy(tx, "secondAdmin"), now()).makeAdmin;
