import type { Database } from "@/lib/platform/database";
import { closeChallenge } from "./challenge";

/** Gives up a sign-in under way; nobody can go on with it. */
export const cancelChallenge = (db: Database, challengeId: string): Promise<boolean> =>
  db.$transaction((tx) => closeChallenge(tx, challengeId));
