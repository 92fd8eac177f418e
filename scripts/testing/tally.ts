import { readFileSync } from "node:fs";
import { asProblem } from "@/scripts/bootstrap/problem.mjs";
import { step } from "@/scripts/bootstrap/progress.mjs";
import { runQuietly } from "@/scripts/bootstrap/run-quietly.mjs";
import { fromRoot } from "@/scripts/support/paths";

export interface Tally {
  passed: number;
  failed: number;
}

export type Run = { code: number | null; output: string };

class StepFailed extends Error {}

/** Runs a part of the tests; its words are shown only when it fails, or when asked for. */
export async function tallyStep(
  title: string,
  isVerbose: boolean,
  work: () => Promise<Run & { tally?: Tally }>,
): Promise<Tally> {
  let tally: Tally = { passed: 0, failed: 1 };
  let words = "";
  try {
    await step(title, async () => {
      const { code, output, tally: counted } = await work();
      words = output.trim();
      tally = counted ?? (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
      // A runner that breaks before its tests begin has counted nothing, and has not passed.
      if (code !== 0 && tally.failed === 0) tally.failed = 1;
      if (tally.failed > 0) throw new StepFailed();
      return counted ? `${counted.passed} passed` : undefined;
    });
    if (isVerbose && words) console.log(words);
  } catch (error) {
    const unforeseen = asProblem(error)?.message ?? (error as Error).stack ?? String(error);
    console.log(error instanceof StepFailed ? words : unforeseen);
  }
  return tally;
}

/** Runs a program of node_modules. */
export function runProgram(program: string, args: string[], env: NodeJS.ProcessEnv): Promise<Run> {
  const file = fromRoot("node_modules", program);
  return runQuietly(process.execPath, [file, ...args], { cwd: fromRoot(), env });
}

export function readReport<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
