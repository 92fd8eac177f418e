import { readFile } from "node:fs/promises";
import path from "node:path";
import { withClient } from "@/scripts/database/with-client";
import { benchDataFolder } from "./app";
import { median } from "./statistics";

const REQUESTS = 15;
const STATEMENT = /LOG: {2}(statement|execute [^:]*):/g;

/**
 * How many statements the database itself says it was asked for one request. The median, since
 * waiting jobs ask now and then too.
 */
export async function statementsPerRequest(
  superuserUrl: string,
  request: () => Promise<unknown>,
): Promise<number> {
  const counts: number[] = [];
  await withClient(superuserUrl, async (superuser) => {
    const setLogging = async (value: "all" | "none") => {
      await superuser.query(`alter system set log_statement = '${value}'`);
      await superuser.query("select pg_reload_conf()");
    };
    await setLogging("all");
    try {
      await untilLogged(superuser);
      for (let sent = 0; sent < REQUESTS; sent += 1) {
        const before = await loggedStatements();
        await request();
        counts.push((await loggedStatements()) - before);
      }
    } finally {
      await setLogging("none");
    }
  });
  return median(counts);
}

/** Each connection takes up the new setting when it is next used. */
async function untilLogged(superuser: { query(sql: string): Promise<unknown> }): Promise<void> {
  const before = await loggedStatements();
  while ((await loggedStatements()) === before) await superuser.query("select 1");
}

async function loggedStatements(): Promise<number> {
  const log = await readFile(path.join(benchDataFolder, "postgres.log"), "utf8");
  return log.match(STATEMENT)?.length ?? 0;
}
