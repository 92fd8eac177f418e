import { readFile } from "node:fs/promises";
import path from "node:path";
import { withClient } from "@/scripts/database/with-client";
import { benchDataFolder } from "./app";
import { median } from "./statistics";

const REQUESTS = 15;
/** Who asked, and the statement with its name in front; only the first line where there are more. */
const STATEMENT = /^.*? \[(\d+)\] LOG: {2}((?:statement|execute [^:]*):.*)$/gm;

export type Statements = {
  all: number;
  transactions: number;
  /** Outside of transactions: those of the limiter, and others. */
  countings: number;
  singles: number;
};

type Statement = { connection: string; sql: string };

/**
 * What the database itself says it was asked for one request. Medians, since waiting jobs ask now
 * and then too.
 */
export async function statementsPerRequest(
  superuserUrl: string,
  request: () => Promise<unknown>,
): Promise<Statements> {
  const counts: Statements[] = [];
  await withClient(superuserUrl, async (superuser) => {
    const setLogging = async (value: "all" | "none") => {
      await superuser.query(`alter system set log_statement = '${value}'`);
      await superuser.query("select pg_reload_conf()");
    };
    await setLogging("all");
    try {
      await untilLogged(superuser);
      for (let sent = 0; sent < REQUESTS; sent += 1) {
        const before = (await loggedStatements()).length;
        await request();
        counts.push(countsOf((await loggedStatements()).slice(before)));
      }
    } finally {
      await setLogging("none");
    }
  });
  const typical = (kind: keyof Statements) => median(counts.map((each) => each[kind]));
  return {
    all: typical("all"),
    transactions: typical("transactions"),
    countings: typical("countings"),
    singles: typical("singles"),
  };
}

function countsOf(statements: Statement[]): Statements {
  const open = new Set<string>();
  const counts = { all: statements.length, transactions: 0, countings: 0, singles: 0 };
  for (const { connection, sql } of statements) {
    if (/: begin/i.test(sql)) {
      open.add(connection);
      counts.transactions += 1;
    } else if (/: (commit|rollback)/i.test(sql)) open.delete(connection);
    else if (open.has(connection)) continue;
    else if (sql.includes("rate_limit")) counts.countings += 1;
    else counts.singles += 1;
  }
  return counts;
}

/** Each connection takes up the new setting when it is next used. */
async function untilLogged(superuser: { query(sql: string): Promise<unknown> }): Promise<void> {
  const before = (await loggedStatements()).length;
  while ((await loggedStatements()).length === before) await superuser.query("select 1");
}

async function loggedStatements(): Promise<Statement[]> {
  const log = await readFile(path.join(benchDataFolder, "postgres.log"), "utf8");
  return [...log.matchAll(STATEMENT)].map(([, connection = "", sql = ""]) => ({ connection, sql }));
}
