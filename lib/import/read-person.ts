import { normalizeEmail } from "@/lib/users/email";
import type { ImportedCode } from "./imported-code";
import type { Row } from "./open-rows";
import { type Note, type Reason, reasonFor } from "./reasons";
import { type PersonFields, personSchema } from "./schema";

export type Person = {
  line: number;
  email: string;
  emailNormalized: string;
  name: string;
  isVerified: boolean;
  passwordHash: string | null;
  /** Only where two-factor was on: anything less leaves the account without it. */
  factors: { secret: string; backupCodes: ImportedCode[] } | null;
  createdAt: Date | null;
  notes: Note[];
};

export type Refusal = { line: number; reason: Reason; firstLine?: number };

/** Who a line is about, or why it stays out. */
export function readPerson(row: Row): Person | Refusal {
  const { line } = row;
  if ("reason" in row) return { line, reason: row.reason };
  const { success, data, error } = personSchema.safeParse(row.fields);
  if (!success) {
    const { path, message } = error.issues[0] ?? { path: [], message: "" };
    return { line, reason: reasonFor(String(path[0]), message) };
  }
  const reason = factorProblem(data);
  if (reason) return { line, reason };
  return {
    line,
    email: data.email,
    emailNormalized: normalizeEmail(data.email),
    name: data.name,
    isVerified: data.email_verified ?? false,
    passwordHash: data.password_hash ?? null,
    factors: factorsOf(data),
    createdAt: data.created_at ?? null,
    notes: notesOn(data),
  };
}

/** Whether somebody has a second factor is never guessed. */
function factorProblem({ mfa_state, totp_secret, backup_codes }: PersonFields): Reason | null {
  if (mfa_state === "ENABLED" && !totp_secret) return "totp_secret.required";
  return !mfa_state && (totp_secret || backup_codes) ? "mfa_state.required" : null;
}

function factorsOf({ mfa_state, totp_secret, backup_codes = [] }: PersonFields): Person["factors"] {
  if (mfa_state !== "ENABLED" || !totp_secret) return null;
  return { secret: totp_secret, backupCodes: backup_codes };
}

function notesOn({ mfa_state, totp_secret, backup_codes }: PersonFields): Note[] {
  if (mfa_state === "SETUP_IN_PROGRESS") return ["setup_dropped"];
  const hasLeftovers = totp_secret !== undefined || backup_codes !== undefined;
  return mfa_state === "DISABLED" && hasLeftovers ? ["factors_left_out"] : [];
}
