import { expect, test } from "vitest";
import { record } from "@/lib/audit/record";
import { database } from "@/lib/platform/database";
import { metricsText } from "@/lib/platform/metrics";
import { aContext, aPerson, aSession } from "@/scripts/testing/people";
import { asOwner } from "@/scripts/testing/rows";
import { lastVerification } from "./last-verification";
import { runVerification } from "./run-verification";
import { sealLog } from "./seal-log";
import { startVerification } from "./start-verification";

const db = database();

const anAdmin = async () => {
  const person = await aPerson({ role: "ADMIN" });
  const { userId, sessionId } = await aSession(person);
  return { person, context: aContext({ session: { id: sessionId, userId } }) };
};

const newestId = async (): Promise<string> =>
  (await db.auditVerification.findFirstOrThrow({ orderBy: { askedAt: "desc" } })).id;

test("one verification runs at a time, in slices, and says who asked and what it found", async () => {
  const { person, context } = await anAdmin();
  await Promise.all([startVerification(db, context), startVerification(db, context)]);
  expect(await db.auditVerification.count()).toBe(1);
  expect(await metricsText()).toMatch(/^sallyport_log_unsealed_seconds [\d.]+[1-9]$/m);
  await sealLog();
  expect(await metricsText()).toMatch(/^sallyport_log_unsealed_seconds 0$/m);
  expect(await metricsText()).toMatch(/^sallyport_log_seals 1$/m);
  const id = await newestId();
  await runVerification(db, id, 0);
  expect(await lastVerification(db)).toMatchObject({ state: "RUNNING", askedBy: person.email });
  await Promise.all([runVerification(db, id), runVerification(db, id)]);
  const last = await lastVerification(db);
  expect(last).toMatchObject({ state: "WHOLE", finding: null, finishedAt: expect.any(Date) });
  expect(last?.rows).toBe(last?.rowsInAll);
  const events = await db.auditEvent.findMany({ where: { type: "log.verified" } });
  expect(events).toMatchObject([{ actorId: person.id, outcome: "SUCCESS" }]);
});

test("what was found is kept with it, and recorded as a failure", async () => {
  await record(db, aContext(), { type: "limit.reached" });
  await asOwner(
    `INSERT INTO "audit_event" ("id", "type", "outcome", "number")
     VALUES (gen_random_uuid(), 'policy.changed', 'SUCCESS', 0)`,
  );
  const { context } = await anAdmin();
  await startVerification(db, context);
  await runVerification(db, await newestId());
  expect(await lastVerification(db)).toMatchObject({
    state: "ALTERED",
    finding: { kind: "row_added", number: 0 },
  });
  expect(await db.auditEvent.count({ where: { type: "log.verified", outcome: "FAILURE" } })).toBe(
    1,
  );
});
