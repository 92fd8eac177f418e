import type { RequestContext } from "@/lib/audit/context";
import { record } from "@/lib/audit/record";
import { database, databasePool } from "@/lib/platform/database";
import { currentKey } from "@/lib/platform/keys";
import { type Resealed, reseal } from "./reseal";
import { sealedColumns } from "./sealed-columns";

export type Rotation = Resealed & {
  /** People who can sign in only while their earlier secret is still named. */
  passwordsOfEarlierSecrets: number;
};

/** Whatever can be moved to today's secret without its owner is; the rest is counted. */
export async function rotateKeys(context: RequestContext): Promise<Rotation> {
  const done: Resealed = { resealed: 0, unopened: 0 };
  for (const column of sealedColumns) {
    const { resealed, unopened } = await reseal(databasePool(), column);
    done.resealed += resealed;
    done.unopened += unopened;
  }
  await record(database(), context, { type: "keys.rotated", details: done });
  return { ...done, passwordsOfEarlierSecrets: await passwordsOfEarlierSecrets() };
}

async function passwordsOfEarlierSecrets(): Promise<number> {
  const { rows } = await databasePool().query<{ count: number }>(
    `SELECT count(*)::int FROM "user"
      WHERE password_hash LIKE 's1:%' AND split_part(password_hash, ':', 2) <> $1`,
    [currentKey("password").id],
  );
  return rows[0]?.count ?? 0;
}
