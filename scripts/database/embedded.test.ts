import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { processIdentity } from "@/scripts/bootstrap/process-identity.mjs";
import { dataFolder } from "@/scripts/support/paths";
import { type EmbeddedDatabase, openEmbedded } from "./embedded";
import { findServer } from "./server";
import { withClient } from "./with-client";

// Making a cluster waits for the disk, which others may keep busy.
vi.setConfig({ testTimeout: 90_000 });

let folder = "";
const data = () => path.join(folder, "postgres");
const serverPid = () => findServer(data())?.pid;
const answer = (database: EmbeddedDatabase) =>
  withClient(database.databaseUrl, (client) => client.query("select 1"));

beforeAll(() => {
  folder = path.join(dataFolder(), `embedded-${process.pid}`);
  mkdirSync(folder, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function killServer(): Promise<void> {
  const pid = serverPid();
  // Never 0 by mistake: that would be everybody in our own process group.
  if (pid === undefined) throw new Error("No server runs.");
  process.kill(pid, "SIGKILL");
  while (processIdentity(pid) !== null) await sleep(10);
}

test("several that open one folder at once share one server, and the last stops it", async () => {
  const opened = await Promise.all([1, 2, 3].map(() => openEmbedded(folder)));
  const [first, ...others] = opened;
  const pid = serverPid();
  await Promise.all(others.map((each) => each.release()));
  expect(serverPid()).toBe(pid);
  if (first) await answer(first);
  await first?.release();
  expect(serverPid()).toBeUndefined();
});

test("a server that was killed is started again on the same port with its data", async () => {
  const first = await openEmbedded(folder);
  const secret = first.secret;
  await killServer();
  await first.lost;
  const second = await openEmbedded(folder);
  expect(second).toMatchObject({ databaseUrl: first.databaseUrl, secret });
  await answer(second);
  await second.release();
  await first.release();
  expect(serverPid()).toBeUndefined();
});

test("a pid that now belongs to another program does not keep the server from starting", async () => {
  const left = [process.pid, data(), "1", "1", "", "127.0.0.1", "", "ready"].join("\n");
  writeFileSync(path.join(data(), "postmaster.pid"), left);
  const database = await openEmbedded(folder);
  await answer(database);
  await database.release();
});

test("data of another major version is left alone, with a sentence on what to do", async () => {
  writeFileSync(path.join(data(), "PG_VERSION"), "17\n");
  await expect(openEmbedded(folder)).rejects.toThrow(/was made by PostgreSQL 17.*pg_dump/);
  writeFileSync(path.join(data(), "PG_VERSION"), "18\n");
});

test("without its secret the data is not opened, and no other secret is made", async () => {
  const secret = path.join(folder, "secret");
  rmSync(secret);
  await expect(openEmbedded(folder)).rejects.toThrow(/secret is missing/);
  writeFileSync(secret, `${Buffer.alloc(32, 7).toString("base64url")}\n`);
  await expect(openEmbedded(folder)).rejects.toThrow(/not the one this database was made with/);
});
