/** Why a line stays out. Each is the field's name, or "line", and what is wrong with it. */
export const reasons = [
  "line.tooLong",
  "line.notUtf8",
  "line.notCsv",
  "line.wrongCount",
  "line.notJson",
  "line.unknownField",
  "email.required",
  "email.malformed",
  "email.tooLong",
  "email.repeated",
  "name.required",
  "name.malformed",
  "name.tooLong",
  "email_verified.malformed",
  "password_hash.malformed",
  "password_hash.cost",
  "mfa_state.required",
  "mfa_state.malformed",
  "totp_secret.required",
  "totp_secret.malformed",
  "totp_secret.length",
  "backup_codes.malformed",
  "backup_codes.tooShort",
  "backup_codes.tooMany",
  "created_at.malformed",
  "created_at.future",
  "role.malformed",
] as const;

export type Reason = (typeof reasons)[number];

const known: ReadonlySet<string> = new Set(reasons);

/** What a field's schema objects to, as a reason of ours. */
export function reasonFor(field: string, objection: string): Reason {
  const what = objection === "name.missing" ? "required" : (objection.split(".").at(-1) ?? "");
  const reason = [`${field}.${what}`, `${field}.malformed`].find((each) => known.has(each));
  return (reason ?? "line.unknownField") as Reason;
}

/** What came in otherwise than the file has it. */
export type Note = "setup_dropped" | "factors_left_out";

/** Why nothing of a file can be read. */
export type FileProblem = {
  problem:
    | "empty"
    | "notUtf8"
    | "headerMalformed"
    | "columnsUnknown"
    | "columnsMissing"
    | "columnsRepeated";
  columns: string[];
};
