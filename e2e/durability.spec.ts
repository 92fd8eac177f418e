import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import pg from "pg";
import { openEmbedded } from "@/scripts/database/embedded";
import { freePort } from "@/scripts/support/ports";

const PASSWORD = "seven otters juggle lanterns";

type Running = { child: ChildProcess; output: () => string };

/** The real thing, as a newcomer would start it, in a data folder of its own. */
function start(folder: string, port: number): Running {
  let output = "";
  const child = spawn(process.execPath, ["scripts/run.mjs", "start"], {
    env: {
      NODE_ENV: "production",
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      DATA_DIR: folder,
      PORT: String(port),
      TRUST_PROXY: "1",
      PASSWORD_COST: "10",
      LOG_LEVEL: "error",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (piece: Buffer) => {
      output += piece;
    });
  }
  return { child, output: () => output };
}

const isReady = async (port: number): Promise<boolean> => {
  const answer = await fetch(`http://localhost:${port}/api/health/ready`).catch(() => null);
  return answer?.ok ?? false;
};

/** One sign-up; true only when the app said yes. */
async function signUp(port: number, email: string): Promise<boolean> {
  const number = Number(/\d+/.exec(email)?.[0]);
  const answer = await fetch(`http://localhost:${port}/api/v1/auth/register`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-forwarded-for": `10.77.${number >> 8}.${number & 255}`,
    },
    body: JSON.stringify({ name: "Sam Reed", email, password: PASSWORD }),
  }).catch(() => null);
  return answer?.ok ?? false;
}

/** The server's own note of its process, in the first line of its pid file. */
const postgresPid = (folder: string): number =>
  Number(readFileSync(path.join(folder, "postgres/postmaster.pid"), "utf8").split("\n")[0]);

test("every sign-up that was answered yes is there after the database and the app were killed", async () => {
  test.setTimeout(150_000);
  const folder = mkdtempSync(path.join(os.tmpdir(), "sallyport-"));
  const port = await freePort();
  const promised: string[] = [];
  let count = 0;
  let isOver = false;
  const customer = async () => {
    while (!isOver) {
      const email = `person${count++}@example.test`;
      if (await signUp(port, email)) promised.push(email);
      else await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  const moreArrive = async () => {
    const before = promised.length;
    await expect.poll(() => promised.length, { timeout: 60_000 }).toBeGreaterThan(before + 5);
  };

  let app = start(folder, port);
  try {
    await expect.poll(() => isReady(port), { timeout: 60_000 }).toBe(true);
    const customers = [customer(), customer(), customer()];
    await moreArrive();
    process.kill(postgresPid(folder), "SIGKILL");
    await moreArrive();

    app.child.kill("SIGKILL");
    await expect.poll(() => isReady(port), { timeout: 30_000 }).toBe(false);
    app = start(folder, port);
    await moreArrive();
    isOver = true;
    await Promise.all(customers);

    const database = await openEmbedded(folder);
    const client = new pg.Client(database.migrateDatabaseUrl);
    await client.connect();
    const { rows } = await client.query<{ email: string }>(`SELECT "email" FROM "user"`);
    await client.end();
    await database.release();
    const kept = new Set(rows.map(({ email }) => email));
    expect(promised.filter((email) => !kept.has(email))).toEqual([]);

    const ended = new Promise((resolve) => app.child.once("exit", resolve));
    app.child.kill("SIGTERM");
    expect(await ended).toBe(0);
    expect(await isReady(port)).toBe(false);
    expect(existsSync(path.join(folder, "postgres/postmaster.pid"))).toBe(false);
    rmSync(folder, { recursive: true });
  } catch (error) {
    console.error(app.output());
    throw error;
  } finally {
    isOver = true;
    app.child.kill("SIGTERM");
  }
});
