import { asProblem } from "@/scripts/bootstrap/problem.mjs";

export interface Finding {
  about: string;
  state: "ok" | "warn" | "fail";
  words: string;
  /** What to do, when there is something to do. */
  advice?: string;
}

export type Verdict = Omit<Finding, "about">;

export const ok = (words: string): Verdict => ({ state: "ok", words });
export const warn = (words: string, advice: string): Verdict => ({ state: "warn", words, advice });
export const fail = (words: string, advice: string): Verdict => ({ state: "fail", words, advice });

/** Looks at one thing; what goes wrong while looking is itself the finding. */
export async function look(about: string, work: () => Promise<Verdict>): Promise<Finding> {
  try {
    return { about, ...(await work()) };
  } catch (error) {
    const words =
      asProblem(error)?.message ?? (error instanceof Error ? error.message : String(error));
    return { about, ...fail(words, "") };
  }
}
