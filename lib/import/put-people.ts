import { v7 as uuidv7 } from "uuid";
import type { RequestContext } from "@/lib/audit/context";
import { recordEach } from "@/lib/audit/record-each";
import { backupCodeDigest, importedCodeDigest } from "@/lib/factors/backup-codes/codes";
import { sealSecret } from "@/lib/factors/totp/secrets";
import { messagesFor } from "@/lib/messages";
import type { Database, Transaction } from "@/lib/platform/database";
import { type Accounts, findAccounts } from "./find-accounts";
import type { ImportedCode } from "./imported-code";
import type { Person } from "./read-person";

type NewPerson = Person & { userId: string };

/**
 * One transaction and five statements, however many people. Rows travel as one JSON value, so that
 * the statements' text, and with it the server's plan, is the same for every batch.
 */
export async function putPeople(
  db: Database,
  people: Person[],
  context: RequestContext,
): Promise<Accounts> {
  if (people.length === 0) return new Map();
  return db.$transaction(async (tx) => {
    const added = await addUsers(tx, people);
    const taken = people.filter(({ line }) => !added.some((person) => person.line === line));
    await addAuthenticators(tx, added);
    await addBackupCodes(tx, added);
    await recordEach(
      tx,
      context,
      "user.imported",
      added.map(({ userId, line, isVerified, factors }) => ({
        subjectId: userId,
        details: { line, verified: isVerified, twoFactor: factors !== null },
      })),
    );
    return findAccounts(tx, taken);
  });
}

/** In the order of addresses: two imports at once wait for each other instead of both failing. */
async function addUsers(tx: Transaction, people: Person[]): Promise<NewPerson[]> {
  const byId = new Map(
    people
      .toSorted((one, other) => (one.emailNormalized < other.emailNormalized ? -1 : 1))
      .map((person) => [uuidv7(), person]),
  );
  const rows = Array.from(byId, ([id, person]) => ({
    id,
    email: person.email,
    normalized: person.emailNormalized,
    name: person.name,
    hash: person.passwordHash,
    verified: person.isVerified,
    two_factor: person.factors !== null,
    created_at: person.createdAt,
  }));
  const added = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO "user" ("id", "email", "email_normalized", "name", "password_hash",
                        "email_verified_at", "two_factor_since", "created_at", "updated_at")
    SELECT p.id, p.email, p.normalized, p.name, p.hash,
           CASE WHEN p.verified THEN now() END, CASE WHEN p.two_factor THEN now() END,
           coalesce(p.created_at, now()), now()
      FROM json_to_recordset(${JSON.stringify(rows)}::json)
        AS p(id uuid, email text, normalized text, name text, hash text,
             verified boolean, two_factor boolean, created_at timestamptz)
     WHERE NOT EXISTS (SELECT 1 FROM "email_change" c
                        WHERE c."old_normalized" = p.normalized
                          AND c."closed_at" IS NULL AND c."undo_until" > now())
    ON CONFLICT ("email_normalized") DO NOTHING
    RETURNING "id"`;
  return added.flatMap(({ id }) => {
    const person = byId.get(id);
    return person ? [{ ...person, userId: id }] : [];
  });
}

async function addAuthenticators(tx: Transaction, people: NewPerson[]): Promise<void> {
  const rows = people.flatMap(({ userId, factors }) => {
    if (!factors) return [];
    const id = uuidv7();
    return [
      { id, user_id: userId, secret: sealSecret(factors.secret, userId, id).toString("hex") },
    ];
  });
  if (rows.length === 0) return;
  // Step 0 is 1970: whatever the phone shows next is newer.
  await tx.$executeRaw`
    INSERT INTO "authenticator" ("id", "user_id", "name", "secret", "last_step")
    SELECT a.id, a.user_id, ${messagesFor().importing.authenticatorName}, decode(a.secret, 'hex'), 0
      FROM json_to_recordset(${JSON.stringify(rows)}::json) AS a(id uuid, user_id uuid, secret text)`;
}

async function addBackupCodes(tx: Transaction, people: NewPerson[]): Promise<void> {
  const rows = people.flatMap(({ userId, factors }) =>
    (factors?.backupCodes ?? []).map((code) => ({
      id: uuidv7(),
      user_id: userId,
      digest: digestOf(userId, code).toString("hex"),
    })),
  );
  if (rows.length === 0) return;
  // A code that a line names twice is one code.
  await tx.$executeRaw`
    INSERT INTO "backup_code" ("id", "user_id", "digest")
    SELECT c.id, c.user_id, decode(c.digest, 'hex')
      FROM json_to_recordset(${JSON.stringify(rows)}::json) AS c(id uuid, user_id uuid, digest text)
    ON CONFLICT ("user_id", "digest") DO NOTHING`;
}

const digestOf = (userId: string, { form, value }: ImportedCode) =>
  (form === "plain" ? backupCodeDigest : importedCodeDigest)(userId, value);
