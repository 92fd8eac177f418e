import { jobContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { after, now } from "@/lib/platform/clock";
import type { Database, Transaction } from "@/lib/platform/database";
import type { DataExport } from "@/lib/platform/database/generated/client";
import { limits } from "@/lib/platform/limits";
import { queueJob } from "@/lib/platform/queue-job";
import { addContent } from "./content";
import { sections } from "./sections";

/** The name that `lib/jobs` binds to `makeExport`. */
export const MAKE_EXPORT = "make_export";

export const queueExport = (tx: Transaction | Database, exportId: string): Promise<void> =>
  queueJob(tx, MAKE_EXPORT, { exportId }, { key: exportId });

/** Works for a while, then stands in line again: no copy keeps others waiting, however long it is. */
export async function makeExport(
  db: Database,
  exportId: string,
  sliceSeconds: number = limits.exportSliceSeconds,
): Promise<void> {
  const end = performance.now() + sliceSeconds * 1000;
  while (await addNextPage(db, exportId)) {
    if (performance.now() > end) return queueExport(db, exportId);
  }
}

/**
 * One page and where the next begins, in one transaction: whoever is killed between two leaves a copy
 * that anybody can go on with. The row is held, so that of many runners each adds another page.
 */
export async function addNextPage(db: Database, exportId: string): Promise<boolean> {
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "data_export" WHERE "id" = ${exportId}::uuid FOR UPDATE`;
    const made = await tx.dataExport.findUnique({ where: { id: exportId } });
    const section = made && sections[made.section];
    if (!section || made.state === "READY") return false;
    const { userId, place, section: index, chunks, createdAt: until } = made;
    const take = limits.exportPageRows;
    const page = await section.read(tx, { userId, until, place, take });
    await addContent(tx, { exportId, number: chunks, section: index, rows: page.rows });
    const isLast = page.place === null && index === sections.length - 1;
    await tx.dataExport.update({
      where: { id: exportId },
      data: {
        place: page.place,
        section: page.place === null ? index + 1 : index,
        chunks: chunks + 1,
        rows: made.rows + page.rows.length,
        rowsInAll: made.rowsInAll ?? (await countEvents(tx, made)),
        ...(isLast && { state: "READY", readyAt: now(), expiresAt: after(SECONDS_KEPT) }),
      },
    });
    if (isLast)
      await record(tx, jobContext(MAKE_EXPORT), { type: "data.export_made", subjectId: userId });
    return !isLast;
  });
}

const SECONDS_KEPT = limits.exportHours * 3600;

/** Of all that is kept, the log alone grows long. */
const countEvents = (tx: Transaction, { userId, createdAt }: DataExport): Promise<number> =>
  tx.auditEvent.count({ where: { subjectId: userId, occurredAt: { lte: createdAt } } });
