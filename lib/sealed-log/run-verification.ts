import type { RequestContext } from "@/lib/audit/context";
import { jobContext } from "@/lib/audit/context";
import { type EventDetails, record } from "@/lib/audit/record";
import { now } from "@/lib/platform/clock";
import type { Database, Transaction } from "@/lib/platform/database";
import { withOwnConnection } from "@/lib/platform/database/own-connection";
import { limits } from "@/lib/platform/limits";
import { log } from "@/lib/platform/log";
import { queueVerification, VERIFY_LOG } from "./start-verification";
import { type Place, placeSchema, type Verdict, verifyLog } from "./verify-log";

const TELLING_MS = 1_000;

/** Works for a while, tells how far it is, and stands in line again. */
export async function runVerification(
  db: Database,
  id: string,
  sliceSeconds: number = limits.verifySliceSeconds,
): Promise<void> {
  const row = await db.auditVerification.findUnique({ where: { id } });
  if (row?.state !== "RUNNING") return;
  try {
    const { place, verdict } = await withOwnConnection("verifying", (client) =>
      verifyLog(client, row.place === null ? null : placeSchema.parse(row.place), {
        until: performance.now() + sliceSeconds * 1000,
        onProgress: teller((progress) => tell(db, id, progress)),
      }),
    );
    await tell(db, id, place);
    if (!verdict) return queueVerification(db, id);
    await finish(db, id, row.askedBy, verdict);
  } catch (error) {
    log.error({ message: String(error) }, "the log could not be verified");
    // Where not even this can be written the job fails, and is tried again.
    await db.auditVerification.updateMany({
      where: { id, state: "RUNNING" },
      data: { state: "FAILED", finishedAt: now() },
    });
  }
}

/** Only now and then, and not waited for. */
function teller(say: (place: Place) => Promise<unknown>): (place: Place) => void {
  let said = performance.now();
  return (place) => {
    if (performance.now() - said < TELLING_MS) return;
    said = performance.now();
    say(structuredClone(place)).catch(() => undefined);
  };
}

const tell = (db: Database, id: string, place: Place) =>
  db.auditVerification.updateMany({
    where: { id, state: "RUNNING", rows: { lte: place.rows } },
    data: { place, rows: place.rows, rowsInAll: place.rowsInAll, seals: place.seals },
  });

async function finish(db: Database, id: string, actorId: string, verdict: Verdict): Promise<void> {
  const { state, rows, seals, finding } = verdict;
  await db.$transaction(async (tx) => {
    const { count } = await tx.auditVerification.updateMany({
      where: { id, state: "RUNNING" },
      data: { state, rows, seals, finding: finding ?? undefined, finishedAt: now() },
    });
    if (count === 1) await recordVerdict(tx, { ...jobContext(VERIFY_LOG), actorId }, verdict);
  });
}

/** That somebody looked, and what came of it, whichever way they asked. */
export const recordVerdict = (
  tx: Pick<Transaction, "auditEvent">,
  { actorId, ...context }: RequestContext & { actorId?: string },
  { state, rows, seals, finding }: Verdict,
): Promise<void> => {
  const details: EventDetails = { state, rows, seals, finding: finding?.kind ?? null };
  const outcome = state === "WHOLE" ? "SUCCESS" : "FAILURE";
  return record(tx, context, { type: "log.verified", outcome, actorId, details });
};
