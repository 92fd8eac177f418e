import { sameDigest } from "@/lib/platform/digest";
import { type Connection, type Seal, selectSeals } from "./seal-record";

type Known = Pick<Seal, "number" | "digest">;

/** Pages and jobs are separate bundles of one process. */
const shared = globalThis as { sallyportNewestSeal?: Known };

export function remember({ number, digest }: Known): void {
  shared.sallyportNewestSeal = { number, digest };
}

/**
 * Whether the newest seal this process made is still there. Else somebody has removed seals, and to
 * seal again what is there now would cover up what was changed; a restart forgets it.
 */
export async function isRemembered(client: Connection): Promise<boolean> {
  const known = shared.sallyportNewestSeal;
  if (!known) return true;
  const [seal] = await selectSeals(client, `WHERE "number" = $1`, [known.number]);
  return seal !== undefined && sameDigest(seal.digest, known.digest);
}
