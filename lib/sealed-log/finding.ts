import * as z from "zod";

const number = z.number();
const month = z.string();
const row = z.object({ id: z.string(), type: z.string(), occurredAt: z.string() });

/** The first thing that is not as it was sealed. */
export const findingSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("row_altered"), number, month, seal: number, row }),
  z.object({ kind: z.literal("row_added"), number, month, seal: number.nullable(), row }),
  z.object({ kind: z.literal("row_removed"), number, month, seal: number }),
  z.object({ kind: z.literal("month_removed"), number, month, seal: number }),
  /** Its rows do not fit, and the list that would name one does not either. */
  z.object({ kind: z.literal("rows_unfit"), month, seal: number }),
  z.object({ kind: z.literal("seal_altered"), seal: number }),
  z.object({ kind: z.literal("seal_removed"), seal: number }),
  /** Made under a secret that this app does not have, and no later seal vouches for it. */
  z.object({ kind: z.literal("seal_unproven"), seal: number }),
  z.object({ kind: z.literal("expected_missing"), digest: z.string() }),
  /** Nobody has sealed it in time, or the newest seals were removed. */
  z.object({ kind: z.literal("row_unsealed"), number: number.nullable(), row }),
]);

export type Finding = z.output<typeof findingSchema>;

export type FoundRow = z.output<typeof row>;
