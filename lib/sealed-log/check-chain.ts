import { limits } from "@/lib/platform/limits";
import type { Finding } from "./finding";
import { type Connection, follows, type Seal, selectSeals, standingOf } from "./seal-record";

export type Chain = {
  seals: number;
  /** Rows up to this number are sealed. */
  uptoNumber: number;
  newestDigest: string | null;
  finding: Finding | null;
};

/** Looks at every seal, oldest first, and not yet at the rows. */
export async function checkChain(client: Connection, expected?: string): Promise<Chain> {
  let before: Seal | null = null;
  let unproven: number | null = null;
  let isExpected = expected === undefined;
  const chain = (finding: Finding | null): Chain => ({
    seals: before?.number ?? 0,
    uptoNumber: before?.uptoNumber ?? 0,
    newestDigest: before?.digest.toString("hex") ?? null,
    finding,
  });
  for (;;) {
    const page: Seal[] = await selectSeals(
      client,
      `WHERE "number" > $1 ORDER BY "number" LIMIT ${limits.sealsPerPage}`,
      [before?.number ?? Number.MIN_SAFE_INTEGER],
    );
    for (const seal of page) {
      const finding = problemOf(seal, before);
      if (finding) return chain(finding);
      // A seal that is proven vouches for all before it.
      unproven = standingOf(seal) === "right" ? null : (unproven ?? seal.number);
      isExpected ||= seal.digest.toString("hex") === expected;
      before = seal;
    }
    if (page.length < limits.sealsPerPage) break;
  }
  if (unproven !== null) return chain({ kind: "seal_unproven", seal: unproven });
  return chain(isExpected ? null : { kind: "expected_missing", digest: expected ?? "" });
}

function problemOf(seal: Seal, before: Seal | null): Finding | null {
  const due = (before?.number ?? 0) + 1;
  if (seal.number > due) return { kind: "seal_removed", seal: due };
  if (standingOf(seal) === "wrong" || !follows(seal, before)) {
    return { kind: "seal_altered", seal: seal.number };
  }
  return null;
}
