import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withLock } from "./lock.mjs";
import { processIdentity } from "./process-identity.mjs";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "lock-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("many who want one lock have it one after the other", async () => {
  let inside = 0;
  let most = 0;
  const work = async () => {
    inside += 1;
    most = Math.max(most, inside);
    await sleep(2);
    inside -= 1;
  };
  await Promise.all(Array.from({ length: 20 }, () => withLock(folder, "one", work)));
  expect(most).toBe(1);
});

test("a lock whose holder has died is taken over", async () => {
  await writeFile(path.join(folder, "dead.lock.1"), "4194303 1");
  await expect(withLock(folder, "dead", async () => "done")).resolves.toBe("done");
});

test("a lock is not taken from a holder that lives, whoever had its pid before", async () => {
  await writeFile(path.join(folder, "live.lock.1"), processIdentity(process.pid) ?? "");
  await writeFile(path.join(folder, "reused.lock.1"), `${process.pid} 1`);
  const waiting = withLock(folder, "live", async () => "done");
  expect(await Promise.race([waiting, sleep(200)])).toBeUndefined();
  expect(await withLock(folder, "reused", async () => "done")).toBe("done");
  await writeFile(path.join(folder, "live.lock.1"), "");
  await expect(waiting).resolves.toBe("done");
});

test("work that fails lets the lock go", async () => {
  await expect(withLock(folder, "failed", () => Promise.reject(new Error("no")))).rejects.toThrow();
  await expect(withLock(folder, "failed", async () => "done")).resolves.toBe("done");
});
