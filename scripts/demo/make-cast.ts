import { writeFileSync } from "node:fs";
import { randomToken } from "@/lib/platform/random";
import { openEmbedded } from "@/scripts/database/embedded";
import { migrate } from "@/scripts/database/migrate";
import { dataFolder } from "@/scripts/support/paths";
import { servingEnvironment } from "@/scripts/support/settings";
import { withDatabaseName } from "@/scripts/testing/disposable";
import { type Cast, castFile } from "./prepare";

const PASSWORD_CHARACTERS = 16;

const folder = dataFolder();
const server = await openEmbedded(folder);
try {
  await migrate(server);
  Object.assign(process.env, servingEnvironment(server), { LOG_LEVEL: "warn" });
  const { pathname } = new URL(server.databaseUrl);
  const cast = await makeCast(withDatabaseName(server.superuserUrl, pathname.slice(1)));
  writeFileSync(castFile(folder), JSON.stringify(cast, null, 2), { mode: 0o600 });
} finally {
  await server.release();
}
process.exit();

async function makeCast(superuserUrl: string): Promise<Cast> {
  const password = randomToken().slice(0, PASSWORD_CHARACTERS);
  const { closeDatabase } = await import("@/lib/platform/database");
  const { populate } = await import("./populate");
  try {
    return { password, known: await populate(superuserUrl, password, sayHowFar) };
  } finally {
    await closeDatabase();
  }
}

function sayHowFar(done: number, of: number): void {
  if (done % 50 === 0 && done < of) console.error(`  ${done} of ${of} people`);
}
