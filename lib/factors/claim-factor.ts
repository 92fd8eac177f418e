import type { Transaction } from "@/lib/platform/database";
import type { User } from "@/lib/platform/database/generated/client";
import { claimBackupCode } from "./backup-codes/claim";
import type { FactorMethod } from "./methods";
import { type Binding, claimSentCode } from "./one-time-codes/claim";
import { claimTotp } from "./totp/claim";

export type FactorCode = { method: FactorMethod; code: string };

type Claim = (tx: Transaction, user: User, code: string, binding: Binding) => Promise<boolean>;

const claims: Record<FactorMethod, Claim> = {
  totp: (tx, { id }, code) => claimTotp(tx, id, code),
  email: (tx, user, code, binding) => claimSentCode(tx, user, "email", code, binding),
  sms: (tx, user, code, binding) => claimSentCode(tx, user, "sms", code, binding),
  backup_code: (tx, { id }, code) => claimBackupCode(tx, id, code),
};

/** Spends a code of this person's, of the method they named; a sent one only for what it was sent for. */
export const claimFactor = (
  tx: Transaction,
  user: User,
  { method, code }: FactorCode,
  binding: Binding,
): Promise<boolean> => claims[method](tx, user, code, binding);

/** Step-up and turning off take any code, and its form says what it can be. */
export function methodsOf(code: string): FactorMethod[] {
  const plain = code.replace(/[\s-]/g, "");
  if (/^\d{6}$/.test(plain)) return ["totp"];
  return /^\d{8}$/.test(plain) ? ["email", "sms", "backup_code"] : ["backup_code"];
}
