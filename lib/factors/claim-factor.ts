import type { Transaction } from "@/lib/platform/database";
import { claimBackupCode } from "./backup-codes/claim";
import { claimTotp } from "./totp/claim";

export const factorMethods = ["totp", "backup_code"] as const;

export type FactorMethod = (typeof factorMethods)[number];

export type FactorCode = { method: FactorMethod; code: string };

/** As in RFC 8176, for the session that comes of it. */
export const methodNames: Record<FactorMethod, string> = { totp: "otp", backup_code: "kba" };

const claims: Record<
  FactorMethod,
  (tx: Transaction, userId: string, code: string) => Promise<boolean>
> = { totp: claimTotp, backup_code: claimBackupCode };

/** Spends a code of this person's, of the method they named. */
export const claimFactor = (
  tx: Transaction,
  userId: string,
  { method, code }: FactorCode,
): Promise<boolean> => claims[method](tx, userId, code);

/** Step-up and turning off take any code: six digits are an authenticator's, longer is a backup code. */
export const methodOf = (code: string): FactorMethod =>
  /^\d{6}$/.test(code.replace(/\s/g, "")) ? "totp" : "backup_code";
