import { Problem } from "./problem.mjs";

const OLDEST_MINOR = new Map([
  [20, 19],
  [22, 12],
]);

export function checkNodeVersion(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const oldest = OLDEST_MINOR.get(major);
  if (oldest === undefined ? major > 22 : minor >= oldest) return;
  throw new Problem(
    `Sallyport needs Node.js 20.19, 22.12 or newer, and this is ${version}. Install a newer one from https://nodejs.org.`,
  );
}
