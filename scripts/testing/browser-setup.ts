import path from "node:path";
import { openEmbedded } from "@/scripts/database/embedded";
import { migrate } from "@/scripts/database/migrate";
import { buildApp } from "@/scripts/support/build";
import { generateClient } from "@/scripts/support/generate";
import { serve, waitUntilReady } from "@/scripts/support/serve";
import { servingEnvironment } from "@/scripts/support/settings";
import { setupLink } from "@/scripts/support/setup-link";
import { dropDisposable, makeDisposable, sweepDisposables, withDatabaseName } from "./disposable";
import { startMailServer } from "./mail-server";
import { QUICK_PASSWORD_COST, testDataFolder } from "./settings";
import { startTextServer } from "./text-server";

/**
 * Starts the production build on an empty database beside a real mail server. What the stories
 * need to know goes to their processes by the environment.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const cleanUp: (() => Promise<void>)[] = [];
  const tearDown = async () => {
    for (const undo of cleanUp.reverse()) await undo();
  };
  try {
    await generateClient();
    const server = await openEmbedded(testDataFolder());
    cleanUp.push(server.release);
    const urls = await freshDatabase(server, cleanUp);
    const mailFolder = path.join(testDataFolder(), `mail-${process.env.TEST_PORT}`);
    const mail = await startMailServer(mailFolder);
    cleanUp.push(mail.stop);
    const textFolder = path.join(testDataFolder(), `texts-${process.env.TEST_PORT}`);
    const texts = await startTextServer(textFolder);
    cleanUp.push(texts.stop);
    await buildApp();
    const env = storyEnvironment(urls.databaseUrl, server.secret, {
      SMTP_URL: mail.url,
      SMS_WEBHOOK_URL: texts.url,
    });
    const serving = serve("start", env);
    cleanUp.push(serving.stop);
    await waitUntilReady(serving, Number(env.PORT));
    Object.assign(process.env, {
      TEST_MAIL_FOLDER: mailFolder,
      TEST_TEXT_FOLDER: textFolder,
      TEST_APP_SETTINGS: JSON.stringify(env),
      TEST_OWNER_DATABASE_URL: urls.migrateDatabaseUrl,
      TEST_SETUP_LINK: (await setupLink(env)) ?? "",
    });
    return tearDown;
  } catch (error) {
    await tearDown();
    throw error;
  }
}

async function freshDatabase(
  server: Awaited<ReturnType<typeof openEmbedded>>,
  cleanUp: (() => Promise<void>)[],
) {
  await sweepDisposables(server.superuserUrl);
  const name = await makeDisposable(server.superuserUrl);
  cleanUp.push(() => dropDisposable(server.superuserUrl, name));
  const urls = {
    databaseUrl: withDatabaseName(server.databaseUrl, name),
    migrateDatabaseUrl: withDatabaseName(server.migrateDatabaseUrl, name),
  };
  await migrate(urls);
  return urls;
}

function storyEnvironment(
  databaseUrl: string,
  secret: string,
  outgoing: { SMTP_URL: string; SMS_WEBHOOK_URL: string },
): NodeJS.ProcessEnv {
  return servingEnvironment(
    { databaseUrl, secret },
    {
      NODE_ENV: "production",
      PATH: process.env.PATH,
      PORT: process.env.TEST_PORT,
      SALLYPORT_URL: `http://localhost:${process.env.TEST_PORT}`,
      ...outgoing,
      DATA_DIR: testDataFolder(),
      PASSWORD_COST: QUICK_PASSWORD_COST,
      // Each story may come from an address of its own, and so have its own rate limits.
      TRUST_PROXY: "1",
      LOG_LEVEL: "warn",
    },
  );
}
