import { expect, test } from "vitest";
import { recordEach } from "@/lib/audit/record-each";
import { database } from "@/lib/platform/database";
import { sealLog } from "@/lib/sealed-log/seal-log";
import { withClient } from "@/scripts/database/with-client";
import { testDatabase } from "@/scripts/testing/database";
import { withDatabaseName } from "@/scripts/testing/disposable";
import { aContext } from "@/scripts/testing/people";
import { auditVerifyCommand } from "./audit-verify";
import { UsageError } from "./command";

const { databaseUrl, superuserUrl } = testDatabase();

type Told = {
  state: string;
  finding: { kind: string; number?: number } | null;
  newestDigest: string;
};

async function run(expect?: string): Promise<{ code: number; words: string; told: Told }> {
  let [words, told] = ["", {}];
  const hear = (said: string, value: object) => {
    [words, told] = [said, value];
  };
  const output = { say: hear, complain: hear };
  const code = await auditVerifyCommand.run({ expect, json: true }, output);
  return { code, words, told: told as Told };
}

test("audit verify says what it found, in words, in values and by its exit code", async () => {
  const details = {};
  const subjects = [1, 2, 3].map(() => ({ subjectId: crypto.randomUUID(), details }));
  await recordEach(database(), aContext(), "sign_in.failed", subjects);
  await sealLog();
  const whole = await run();
  expect(whole).toMatchObject({ code: 0, told: { state: "WHOLE", finding: null } });
  expect(await run(whole.told.newestDigest)).toMatchObject({ code: 0 });
  expect(await run("0".repeat(64))).toMatchObject({
    code: 3,
    told: { finding: { kind: "expected_missing" } },
  });
  await expect(run("an old one")).rejects.toThrow(UsageError);

  const name = new URL(databaseUrl).pathname.slice(1);
  await withClient(withDatabaseName(superuserUrl, name), async (superuser) => {
    await superuser.query("SET session_replication_role = replica");
    await superuser.query(
      `UPDATE "audit_event" SET "type" = 'sign_in.succeeded' WHERE "number" = 2`,
    );
  });
  const altered = await run();
  expect(altered).toMatchObject({ code: 3, told: { finding: { kind: "row_altered", number: 2 } } });
  expect(altered.words).toContain("Event 2 was altered. It says now: sign_in.succeeded, 20");

  await withClient(withDatabaseName(superuserUrl, name), async (superuser) => {
    await superuser.query("SET session_replication_role = replica");
    await superuser.query(`DELETE FROM "audit_seal"`);
    await superuser.query(
      `UPDATE "audit_event" SET "occurred_at" = "occurred_at" - interval '11 minutes'`,
    );
  });
  expect(await run()).toMatchObject({ code: 4, told: { finding: { kind: "row_unsealed" } } });
});
