import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

type Import = { from: string; to: string; typeOnly: boolean };

const SPECIFIER =
  /^(?:import|export)\s+(type\s+)?(?:[^"';]*?\sfrom\s+)?"([^"]+)"|import\("([^"]+)"\)/gm;

const sources = ["app", "components", "lib"]
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) =>
      path.join(folder, file),
    ),
  )
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|generated/.test(file));

const imports: Import[] = sources.flatMap((from) =>
  [...readFileSync(from, "utf8").matchAll(SPECIFIER)].map(([, type, named, dynamic]) => {
    const to = named ?? dynamic ?? "";
    const isOwn = to.startsWith("@/") || to.startsWith(".");
    const resolved = to.startsWith("@/") ? to.slice(2) : path.join(path.dirname(from), to);
    return { from, to: isOwn ? resolved : to, typeOnly: type !== undefined };
  }),
);

const into = (room: string) => (target: string) => target === room || target.startsWith(`${room}/`);
const breaking = (from: string, ...forbidden: string[]) =>
  imports
    .filter((one) => into(from)(one.from) && forbidden.some((room) => into(room)(one.to)))
    .map((one) => `${one.from} → ${one.to}`);

const concepts = readdirSync("lib", { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !["platform", "web", "messages"].includes(entry.name))
  .map((entry) => entry.name);

test("the platform knows nothing of accounts, of pages or of Next.js", () => {
  const above = [...concepts.map((name) => `lib/${name}`), "lib/web", "lib/messages"];
  expect(breaking("lib/platform", "app", "components", "next", ...above)).toEqual([]);
});

test("concepts know neither Next.js nor what stands above them", () => {
  for (const name of [...concepts, "messages"]) {
    const allowed = breaking(`lib/${name}`, "app", "components", "next", "next-auth", "lib/web");
    expect(allowed).toEqual([]);
  }
});

test("nothing in lib knows the pages", () => {
  expect(breaking("lib", "app", "components")).toEqual([]);
});

test("components take types, schemas and words from lib, and nothing that reaches the database", () => {
  const reached = imports
    .filter((one) => into("components")(one.from) && into("lib")(one.to) && !one.typeOnly)
    .filter((one) => !into("lib/messages")(one.to) && !/\/schema$/.test(one.to));
  expect(reached).toEqual([]);
});

test("concepts import each other in one direction", () => {
  const edges = new Map(concepts.map((name) => [name, new Set<string>()]));
  for (const one of imports) {
    const [from, to] = [one.from, one.to].map((file) => /^lib\/([^/]+)/.exec(file)?.[1] ?? "");
    if (from !== to && edges.has(from ?? "") && edges.has(to ?? ""))
      edges.get(from ?? "")?.add(to ?? "");
  }
  const walk = (name: string, trail: string[]): string[] | null => {
    if (trail.includes(name)) return [...trail.slice(trail.indexOf(name)), name];
    for (const next of edges.get(name) ?? []) {
      const circle = walk(next, [...trail, name]);
      if (circle) return circle;
    }
    return null;
  };
  expect(concepts.map((name) => walk(name, [])).filter(Boolean)).toEqual([]);
});

test("one door makes sessions", () => {
  const makers = imports.filter((one) => one.to === "lib/sessions/open-session" && !one.typeOnly);
  expect(makers.map((one) => one.from)).toEqual(["lib/sign-in/complete-sign-in.ts"]);
  const writers = sources.filter((file) =>
    /\bsession\.(create|createMany|upsert)\(/.test(readFileSync(file, "utf8")),
  );
  expect(writers).toEqual(["lib/sessions/open-session.ts"]);
});

test("every endpoint file that says use server exports nothing but wrapped actions", () => {
  const endpoints = sources.filter((file) => readFileSync(file, "utf8").startsWith('"use server"'));
  expect(endpoints.length).toBeGreaterThan(3);
  for (const file of endpoints) {
    expect(file).toMatch(/^app\/.*actions\.ts$/);
    const exported = [...readFileSync(file, "utf8").matchAll(/^export (.*)$/gm)].map(
      ([, rest]) => rest,
    );
    for (const line of exported)
      expect(line).toMatch(/^const \w+(: \w+)? = (formAction|buttonAction|async \()/);
  }
});
