import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { Problem } from "@/scripts/bootstrap/problem.mjs";
import { generateClient } from "@/scripts/support/generate";
import { fromRoot } from "@/scripts/support/paths";
import type { Known } from "./populate";

export type Cast = { password: string; known: Known[] };

export const castFile = (folder: string): string => path.join(folder, "cast.json");

/**
 * Who lives in the folder; made once. What an interrupted run left behind is begun anew. In a process
 * of its own, because the app's modules read their settings once and the app to come has others.
 */
export async function prepareDemo(folder: string): Promise<Cast> {
  if (!existsSync(castFile(folder))) {
    rmSync(folder, { recursive: true, force: true });
    await generateClient();
    const args = ["--import", "tsx", fromRoot("scripts/demo/make-cast.ts")];
    const making = spawn(process.execPath, args, { cwd: fromRoot(), stdio: "inherit" });
    const [code] = await once(making, "exit");
    if (code !== 0) throw new Problem("The people of the demo could not be made.");
  }
  return JSON.parse(readFileSync(castFile(folder), "utf8")) as Cast;
}
