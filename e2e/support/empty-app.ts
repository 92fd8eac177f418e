import { commandLineContext } from "@/lib/audit/context";
import type { PolicyChoices, PolicyName } from "@/lib/policies/catalogue";
import { openEmbedded } from "@/scripts/database/embedded";
import { migrate } from "@/scripts/database/migrate";
import { freePort } from "@/scripts/support/ports";
import { serve, waitUntilReady } from "@/scripts/support/serve";
import { servingEnvironment } from "@/scripts/support/settings";
import { setupLink } from "@/scripts/support/setup-link";
import { dropDisposable, makeDisposable, withDatabaseName } from "@/scripts/testing/disposable";
import { QUICK_PASSWORD_COST, testDataFolder } from "@/scripts/testing/settings";
import { rows } from "./database";
import type { Instance } from "./second-instance";

export type EmptyApp = {
  url: string;
  port: number;
  /** For who sees all that is in its database, the tables of the jobs too. */
  superuserUrl: string;
  /** A fresh link for the first admin, after everybody there was, and every rule they made, is gone. */
  startOver(): Promise<string>;
  /** Asks for a link as the app does on each start; null once there is an admin. */
  anotherLink(): Promise<string | null>;
  /** As an admin's choice, which the app learns from the database like any other instance. */
  changePolicy<Name extends PolicyName>(name: Name, choice: PolicyChoices[Name]): Promise<void>;
  /** The same app on the same database, at another port. */
  another(): Promise<Instance>;
  people(): Promise<{ email: string; role: string }[]>;
  /** What the owner of its tables sees and does. */
  rows<Row extends object>(sql: string, values: unknown[]): Promise<Row[]>;
  stop(): Promise<void>;
};

type Own = {
  /** In place of, or beside, what each copy is given. */
  settings?: Record<string, string>;
  /** An open file that takes all it says. */
  output?: number;
};

/** A second copy of the app that nobody has set up; it has no mail server, unless it is given one. */
export async function startEmptyApp({ settings, output }: Own = {}): Promise<EmptyApp> {
  const server = await openEmbedded(testDataFolder());
  const name = await makeDisposable(server.superuserUrl);
  const ownerUrl = withDatabaseName(server.migrateDatabaseUrl, name);
  const databaseUrl = withDatabaseName(server.databaseUrl, name);
  await migrate({ databaseUrl, migrateDatabaseUrl: ownerUrl });
  const port = await freePort();
  const url = settings?.SALLYPORT_URL ?? `http://localhost:${port}`;
  const env = servingEnvironment(
    { databaseUrl, secret: server.secret },
    {
      NODE_ENV: "production",
      PATH: process.env.PATH,
      PORT: String(port),
      SALLYPORT_URL: url,
      DATA_DIR: testDataFolder(),
      PASSWORD_COST: QUICK_PASSWORD_COST,
      TRUST_PROXY: "1",
      LOG_LEVEL: "error",
      ...settings,
    },
  );
  const serving = serve("start", env, output);
  await waitUntilReady(serving, port);
  const anotherLink = () => setupLink(env);

  return {
    url,
    port,
    superuserUrl: withDatabaseName(server.superuserUrl, name),
    anotherLink,
    async startOver() {
      await rows("delete from outbox_message", [], ownerUrl);
      await rows(`delete from "user"`, [], ownerUrl);
      await rows("delete from policy", [], ownerUrl);
      const link = await anotherLink();
      if (!link) throw new Error("There is an admin still.");
      return link;
    },
    async changePolicy(name, choice) {
      Object.assign(process.env, env);
      const { closeDatabase, database } = await import("@/lib/platform/database");
      const { changePolicy } = await import("@/lib/policies/change-policy");
      const context = commandLineContext("policy");
      const changed = await changePolicy(database(), name, choice, { reason: "a story" }, context);
      await closeDatabase();
      if (!changed.ok) throw new Error(changed.code);
    },
    async another() {
      const ownPort = await freePort();
      const beside = serve("start", { ...env, PORT: String(ownPort) }, output);
      await waitUntilReady(beside, ownPort);
      return { port: ownPort, stop: beside.stop };
    },
    rows: (sql, values) => rows(sql, values, ownerUrl),
    people: () => rows(`select email, role::text from "user" order by id`, [], ownerUrl),
    async stop() {
      await serving.stop();
      await dropDisposable(server.superuserUrl, name);
      await server.release();
    },
  };
}
