import type { Reason } from "@/lib/import/reasons";

export const importReasons: Record<Reason, string> = {
  "line.tooLong": "The line is longer than {kilobytes} KB.",
  "line.notUtf8": "The line is not UTF-8.",
  "line.notCsv":
    "The quotes do not fit. A field with a comma or a quote stands in quotes, a quote in it is doubled, and a field has no line breaks.",
  "line.wrongCount": "The line has more or fewer fields than the first line.",
  "line.notJson": "The line is not a JSON object.",
  "line.unknownField": "The line has a field that is not among: {columns}.",
  "email.required": "There is no email.",
  "email.malformed": "This is no email that mail can go to.",
  "email.tooLong": "The email is longer than 254 characters.",
  "email.repeated": "Line {firstLine} has the same email.",
  "name.required": "There is no name.",
  "name.malformed": "A name has no slashes, web addresses or unprintable characters.",
  "name.tooLong": "The name is longer than 100 characters.",
  "email_verified.malformed": "Say true or false.",
  "password_hash.malformed":
    "Only whole bcrypt hashes are taken, $2a$, $2b$ or $2y$ with 60 characters.",
  "password_hash.cost": "The cost of the bcrypt hash is not within {costMin} and {costMax}.",
  "mfa_state.required": "With a secret or backup codes, say ENABLED or DISABLED.",
  "mfa_state.malformed": "Say ENABLED, DISABLED or SETUP_IN_PROGRESS.",
  "totp_secret.required": "ENABLED needs the secret of the authenticator app.",
  "totp_secret.malformed": "The secret is not base32.",
  "totp_secret.length": "A secret has {secretMin} to {secretMax} bytes.",
  "backup_codes.malformed":
    "Only plain:CODE and sha256:HEX (unsalted) can be checked here. Salted and slow hashes stay out: leave them away, and new codes can be made after signing in.",
  "backup_codes.tooShort":
    "A backup code shorter than {codeMin} letters and digits can be guessed.",
  "backup_codes.tooMany": "There are more than {codes} backup codes.",
  "created_at.malformed": "Write it like 2021-03-04T05:06:07Z or 2021-03-04.",
  "created_at.future": "It lies in the future.",
  "role.malformed": "A file can only bring in people of the role USER. Make an admin here.",
};
