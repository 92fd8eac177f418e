import { readdirSync, readFileSync } from "node:fs";
import { fromRoot } from "@/scripts/support/paths";

/** In place of what names a row. */
export const SOME_ID = "00000000-0000-7000-8000-000000000000";

export const filled = (path: string): string => path.replace(/\[[^\]]*\]/g, SOME_ID);

/** The address of a file of the app's folder, without what only groups. */
const addressOf = (file: string): string =>
  `/${file.replace(/\([^)]*\)\//g, "").replace(/\/?(page|route)\.tsx?$/, "")}`;

const files = (): string[] =>
  readdirSync(fromRoot("app"), { recursive: true, encoding: "utf8" }).sort();

export const pagesThereAre = (): string[] =>
  files()
    .filter((file) => file.endsWith("page.tsx"))
    .map(addressOf);

export const filesThereAre = (): string[] =>
  files()
    .filter((file) => file.endsWith("route.ts") && !file.startsWith("api/"))
    .map(addressOf);

export type BuiltAction = { name: string; id: string; page: string };

type Manifest = {
  node: Record<string, { workers: object; exportedName: string; filename: string }>;
};

/** Every action that the build made callable, whether a page shows a button for it or not. */
export function actionsThereAre(): BuiltAction[] {
  const file = fromRoot(".next/server/server-reference-manifest.json");
  const { node } = JSON.parse(readFileSync(file, "utf8")) as Manifest;
  return Object.entries(node).map(([id, { workers, exportedName, filename }]) => {
    const folder = filename.replace(/^app\//, "").replace(/\/[^/]*$/, "");
    const [page = ""] = Object.keys(workers);
    return {
      id,
      name: `${folder.replace(/\([^)]*\)\//g, "")}: ${exportedName}`,
      page: filled(addressOf(`${page.replace(/^app\//, "")}.tsx`)),
    };
  });
}
