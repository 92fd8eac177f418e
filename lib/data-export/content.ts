import type { Database, Transaction } from "@/lib/platform/database";
import { seal, unseal } from "@/lib/platform/seal";
import type { Row } from "./section";
import { type SectionName, sections } from "./sections";

export const chunkName = (exportId: string, number: number) =>
  `data_export_chunk:${exportId}:${number}`;

export async function addContent(
  tx: Transaction,
  { exportId, number, section, rows }: Content & { rows: Row[] },
): Promise<void> {
  const content = seal(JSON.stringify(rows), chunkName(exportId, number));
  await tx.dataExportChunk.create({ data: { exportId, number, section, content } });
}

type Content = { exportId: string; number: number; section: number };

/** As JSON has it: dates are text by now. */
export type WrittenRow = Record<string, unknown>;

export type Part = { section: SectionName; rows: WrittenRow[] };

/** Page after page, so that no more than one is ever in memory. */
export async function* contentOf(db: Database, exportId: string): AsyncGenerator<Part> {
  const { chunks } = await db.dataExport.findUniqueOrThrow({ where: { id: exportId } });
  for (let number = 0; number < chunks; number++) {
    const where = { exportId_number: { exportId, number } };
    const { content, section } = await db.dataExportChunk.findUniqueOrThrow({ where });
    const opened = unseal(content, chunkName(exportId, number));
    const { name } = sections[section] ?? {};
    if (opened === undefined || name === undefined) throw new Error("A copy does not open.");
    yield { section: name, rows: JSON.parse(opened) as WrittenRow[] };
  }
}
