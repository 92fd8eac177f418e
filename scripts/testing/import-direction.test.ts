import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { fromRoot } from "@/scripts/support/paths";

const IMPORT = /^\s*(import|export)\s+(type\s+)?[^"';]*?(?:from\s+)?["']([^"']+)["']/gm;
const LAZY_IMPORT = /\bimport\(\s*["']([^"']+)["']\s*\)/g;

interface Import {
  from: string;
  to: string;
  isType: boolean;
}

const imports = ["app", "components", "lib"].flatMap(sourceFiles).flatMap(importsOf);

test.each([
  [
    "lib/platform knows nothing of the app",
    /^lib\/platform\//,
    /^(app|components|lib\/(?!platform\/?))/,
  ],
  ["lib knows no pages, components or commands", /^lib\//, /^(app|components|scripts|e2e|bench)\//],
  [
    "only lib/web knows Next.js",
    /^lib\/(?!web\/)/,
    /^(next|next-auth|next\/.*|iron-session|lib\/web\/.*)$/,
  ],
  [
    "components reach nothing behind the pages",
    /^components\//,
    /^(app\/|scripts\/|lib\/web\/(?!form-state)|lib\/platform\/database\/)/,
  ],
  ["pages leave commands alone", /^app\//, /^(scripts|e2e|bench)\//],
])("%s", (_rule, from, to) => {
  expect(imports.filter((each) => from.test(each.from) && to.test(each.to))).toEqual([]);
});

test("components take from lib its types, its schemas and its words", () => {
  const taken = imports.filter(
    ({ from, to, isType }) =>
      from.startsWith("components/") &&
      to.startsWith("lib/") &&
      !isType &&
      !/^lib\/messages(\/|$)|\/(schema|form-state)$/.test(to),
  );
  expect(taken).toEqual([]);
});

test("the concepts of lib do not import each other in circles", () => {
  const edges = new Map<string, Set<string>>();
  for (const { from, to, isType } of imports) {
    const [here, there] = [concept(from), concept(to)];
    if (isType || !here || !there || here === there) continue;
    edges.set(here, (edges.get(here) ?? new Set()).add(there));
  }
  expect(circles(edges)).toEqual([]);
});

function sourceFiles(folder: string): string[] {
  return readdirSync(fromRoot(folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(fromRoot(), path.join(entry.parentPath, entry.name)))
    .filter((file) => !/\.test\.tsx?$|\/generated\//.test(file));
}

function importsOf(from: string): Import[] {
  const source = readFileSync(fromRoot(from), "utf8");
  const plain = [...source.matchAll(IMPORT)].map((match) => ({
    to: match[3] ?? "",
    isType: match[2] !== undefined,
  }));
  const lazy = [...source.matchAll(LAZY_IMPORT)].map((match) => ({
    to: match[1] ?? "",
    isType: false,
  }));
  return [...plain, ...lazy].map(({ to, isType }) => ({ from, to: resolved(from, to), isType }));
}

function resolved(from: string, to: string): string {
  if (to.startsWith("@/")) return to.slice(2);
  return to.startsWith(".") ? path.join(path.dirname(from), to) : to;
}

function concept(file: string): string | undefined {
  return /^lib\/([^/]+)/.exec(file)?.[1];
}

function circles(edges: Map<string, Set<string>>): string[] {
  const found = new Set<string>();
  const walk = (name: string, trail: string[]) => {
    const start = trail.indexOf(name);
    if (start >= 0) {
      const circle = trail.slice(start);
      const first = circle.indexOf([...circle].sort()[0] ?? name);
      found.add([...circle.slice(first), ...circle.slice(0, first)].join(" → "));
      return;
    }
    for (const next of edges.get(name) ?? []) walk(next, [...trail, name]);
  };
  for (const name of edges.keys()) walk(name, []);
  return [...found];
}
