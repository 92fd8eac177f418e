import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fromRoot } from "@/scripts/support/paths";

/** Nobody outside asks for these: rewrites lead there, the monitoring network does, or a developer. */
const INSIDE = ["/api/elsewhere", "/api/refused", "/api/metrics", "/dev"];

const folders = (path: string): string[] =>
  readdirSync(fromRoot(path), { withFileTypes: true }).flatMap((entry) => {
    const { name } = entry;
    if (!entry.isDirectory() || name.startsWith("[")) return [];
    return name.startsWith("(") ? folders(`${path}/${name}`) : [name];
  });

const paths = [
  ...folders("app").filter((name) => name !== "api"),
  ...folders("app/api").map((name) => `api/${name}`),
]
  .map((path) => `/${path}`)
  .filter((path) => !INSIDE.includes(path))
  .sort();

const listed = (file: string, list: RegExp): string[] =>
  (list.exec(readFileSync(fromRoot(file), "utf8"))?.[1] ?? "").split(/[\s|]+/);

test("a proxy that is set up as the documents say brings every page and call here", () => {
  expect(listed("README.md", /```text\n(\/login[^`]+)```/)).toEqual(expect.arrayContaining(paths));
  const behind = listed("docs/operations.md", /location ~ \^\/\((login[^)]+)\)/);
  expect(behind.map((path) => `/${path}`)).toEqual(expect.arrayContaining(paths));
});
