/** Every column of a CSV file, and every key of a JSON line. */
export const columns = [
  "email",
  "name",
  "email_verified",
  "password_hash",
  "mfa_state",
  "totp_secret",
  "backup_codes",
  "created_at",
  "role",
] as const;

export const neededColumns = ["email", "name"] as const;

const known: ReadonlySet<string> = new Set(columns);

export const isColumn = (name: string): boolean => known.has(name);
