import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import bcrypt from "bcryptjs";
import { expect, test } from "vitest";
import { database } from "@/lib/platform/database";
import { limits } from "@/lib/platform/limits";
import { signInWithPassword } from "@/lib/sign-in/sign-in-with-password";
import { verifySecondFactor } from "@/lib/sign-in/verify-second-factor";
import { aContext, anEmail, aPerson, PASSWORD } from "@/scripts/testing/people";
import { eventsOf } from "@/scripts/testing/rows";
import { totpCode } from "@/scripts/testing/totp";
import { importPeople, type LineReport } from "./import-people";

const db = database();
const OLD_HASH = bcrypt.hashSync(PASSWORD, 4);
const SECRET = "JBSWY3DPEHPK3PXP";

type Fields = { email: string } & Record<string, unknown>;

const someone = (fields: Partial<Fields> = {}): Fields => ({
  email: anEmail(),
  name: "Robin Moore",
  email_verified: true,
  password_hash: OLD_HASH,
  ...fields,
});

const people = (count: number) => Array.from({ length: count }, () => someone());

async function bring(
  lines: Fields[],
  { isDryRun = false, breakAfter = lines.length }: { isDryRun?: boolean; breakAfter?: number } = {},
) {
  const source = async function* () {
    for (const [index, fields] of lines.entries()) {
      if (index === breakAfter) throw new Error("the disk is gone");
      yield Buffer.from(`${JSON.stringify(fields)}\n`);
    }
  };
  const told: LineReport[] = [];
  const input = { source: Readable.from(source()), format: "jsonl", isDryRun } as const;
  const result = await importPeople(db, input, aContext(), (line) => told.push(line));
  if (!result.ok) throw new Error(result.problem);
  return { tally: result.tally, told };
}

const rowOf = (email: string) =>
  db.user.findUniqueOrThrow({
    where: { emailNormalized: email },
    include: { authenticators: true, backupCodes: true },
  });

const signIn = (email: string, password = PASSWORD) =>
  signInWithPassword(db, { email, password }, aContext());

async function challenged(email: string): Promise<string> {
  const result = await signIn(email);
  if (!result.ok || !("next" in result) || result.next.step !== "second_factor") {
    throw new Error(JSON.stringify(result));
  }
  return result.next.challenge.id;
}

const verify = async (email: string, method: "totp" | "backup_code", code: string) =>
  (await verifySecondFactor(db, { challengeId: await challenged(email), method, code }, aContext()))
    .ok;

const withPhone = (fields: Partial<Fields> = {}) =>
  someone({ mfa_state: "ENABLED", totp_secret: SECRET, ...fields });

test("a person comes over as they were, with one record, and never as an admin", async () => {
  const fields = someone({ email: "Ada.L@Example.test", created_at: "2019-05-06" });
  const { tally } = await bring([fields, someone({ role: "ADMIN" })]);
  expect(tally).toMatchObject({ imported: 1, refused: 1 });
  const row = await rowOf("ada.l@example.test");
  expect(row).toMatchObject({
    email: "Ada.L@example.test",
    role: "USER",
    passwordHash: OLD_HASH,
    passwordChangedAt: null,
    twoFactorSince: null,
    createdAt: new Date("2019-05-06"),
    emailVerifiedAt: expect.any(Date),
  });
  expect(await eventsOf(row.id)).toEqual(["user.imported"]);
});

test("the old password signs in, from ten places at once, and its hash is renewed once", async () => {
  const { email } = someone();
  await bring([someone({ email, password_hash: OLD_HASH.replace("$2b$", "$2y$") })]);
  expect(await signIn(email, `${PASSWORD}!`)).toMatchObject({ ok: false });
  const answers = await Promise.all(Array.from({ length: 10 }, () => signIn(email)));
  expect(answers.every((answer) => answer.ok && "signedIn" in answer)).toBe(true);
  const { id, passwordHash } = await rowOf(email);
  expect(passwordHash).toMatch(/^s1:/);
  expect((await eventsOf(id)).filter((type) => type === "password.rehashed")).toHaveLength(1);
  expect(await signIn(email)).toMatchObject({ ok: true });
}, 60_000);

test("an address that was not verified there is not verified here", async () => {
  const fields = someone({ email_verified: undefined });
  await bring([fields]);
  expect(await signIn(fields.email)).toMatchObject({ next: { step: "verify_email" } });
});

test("the old phone is asked for and works, once for each code, and its secret is sealed", async () => {
  const fields = withPhone();
  await bring([fields]);
  const { authenticators, twoFactorSince } = await rowOf(fields.email);
  expect(twoFactorSince).not.toBeNull();
  expect(Buffer.from(authenticators[0]?.secret ?? []).includes(SECRET)).toBe(false);
  expect(await verify(fields.email, "totp", totpCode(SECRET))).toBe(true);
  expect(await verify(fields.email, "totp", totpCode(SECRET))).toBe(false);
});

test("a secret that ends in the middle of a byte works as its phone reads it", async () => {
  const written = "JBSWY3DPEHPK3PXPJBSWY3DPEZ";
  const fields = withPhone({ totp_secret: written });
  await bring([fields]);
  expect(await verify(fields.email, "totp", totpCode(written))).toBe(true);
});

test("backup codes work as they were printed, once, whether they came plain or hashed", async () => {
  const sha256 = (code: string) => `sha256:${createHash("sha256").update(code).digest("hex")}`;
  const fields = withPhone({
    backup_codes: ["plain:ABCD-1234-EFGH", sha256("9f3k-77qz-m2xa"), sha256("PQRSTUVWXY")],
  });
  const neighbour = withPhone();
  await bring([fields, neighbour]);
  expect(await verify(neighbour.email, "backup_code", "abcd1234efgh")).toBe(false);
  for (const typed of ["abcd 1234 efgh", "9F3K-77QZ-M2XA", "pqrst-uvwxy"]) {
    expect(await verify(fields.email, "backup_code", typed)).toBe(true);
    expect(await verify(fields.email, "backup_code", typed)).toBe(false);
  }
  const { backupCodes } = await rowOf(fields.email);
  expect(backupCodes.every(({ digest }) => digest.length === 32)).toBe(true);
}, 60_000);

test.each([
  ["SETUP_IN_PROGRESS", "setup_dropped"],
  ["DISABLED", "factors_left_out"],
])(
  "two-factor that was %s is off here, without its secret, and the line says so",
  async (mfa_state, note) => {
    const fields = withPhone({ mfa_state, backup_codes: ["plain:ABCD-1234-EFGH"] });
    const { told } = await bring([fields]);
    expect(told).toMatchObject([{ outcome: "imported", notes: [note] }]);
    expect(await rowOf(fields.email)).toMatchObject({
      twoFactorSince: null,
      authenticators: [],
      backupCodes: [],
    });
    expect(await signIn(fields.email)).toMatchObject({ signedIn: {} });
  },
);

test("an address that has an account is left as it is, and one that comes twice goes in once", async () => {
  const owner = await aPerson();
  const twice = someone();
  const again = { ...twice, email: twice.email.toUpperCase(), name: "Somebody else" };
  const { told } = await bring([someone({ email: owner.email, name: "X" }), twice, again]);
  expect(told).toMatchObject([
    { line: 1, outcome: "had_account", email: owner.email },
    { line: 2, outcome: "imported" },
    { line: 3, outcome: "refused", reason: "email.repeated", firstLine: 2 },
  ]);
  expect(await rowOf(owner.email)).toMatchObject(owner);
  expect((await rowOf(twice.email)).name).toBe("Robin Moore");
});

test("a run that breaks off keeps its whole batches, and the same file again adds the rest and nothing else", async () => {
  const lines = people(limits.importBatchLines + 20);
  const before = await db.user.count();
  await expect(bring(lines, { breakAfter: lines.length - 10 })).rejects.toThrow("the disk is gone");
  expect(await db.user.count()).toBe(before + limits.importBatchLines);

  expect((await bring(lines)).tally).toMatchObject({
    imported: 20,
    imported_before: limits.importBatchLines,
    had_account: 0,
  });
  expect((await bring(lines)).tally).toMatchObject({ imported: 0, imported_before: lines.length });
  expect(await db.user.count()).toBe(before + lines.length);
}, 60_000);

test("of two runs of one file at once each person comes from one", async () => {
  const lines = people(120);
  const before = await db.user.count();
  const runs = await Promise.all([bring(lines), bring(lines.toReversed())]);
  expect(runs.reduce((sum, { tally }) => sum + tally.imported, 0)).toBe(120);
  expect(await db.user.count()).toBe(before + 120);
});

test("a dry run says what would happen and writes nothing", async () => {
  const owner = await aPerson();
  const lines = [withPhone(), someone({ email: owner.email }), someone({ created_at: "soon" })];
  const counts = () =>
    Promise.all([db.user.count(), db.auditEvent.count(), db.authenticator.count()]);
  const before = await counts();
  const dry = await bring(lines, { isDryRun: true });
  expect(await counts()).toEqual(before);
  expect(dry.told.map(({ outcome }) => outcome)).toEqual(["imported", "had_account", "refused"]);
  expect((await bring(lines)).told).toEqual(dry.told);
});

test("an address that its account has left and may come back to is not another's to bring", async () => {
  const owner = await aPerson();
  const left = anEmail();
  await db.emailChange.create({
    data: {
      userId: owner.id,
      sessionId: owner.id,
      newEmail: owner.email,
      oldEmail: left,
      oldNormalized: left,
      expiresAt: new Date(),
      confirmedAt: new Date(),
      undoUntil: new Date(Date.now() + 60_000),
    },
  });
  const { told } = await bring([someone({ email: left })]);
  expect(told).toMatchObject([{ email: left, outcome: "had_account" }]);
  expect(await db.user.count({ where: { emailNormalized: left } })).toBe(0);
});
