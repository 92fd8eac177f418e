import { commandLineContext } from "@/lib/audit/context";
import type { Rotation } from "@/lib/rotation/rotate-keys";
import { checkMigrated } from "./check-migrated";
import { type Command, EXIT } from "./command";
import { withDatabase } from "./with-database";

export const keysRotateCommand: Command = {
  summary: "Seal with today's secret what an earlier one has sealed",
  usage: `

Run it with the settings of the app: the new secret as SALLYPORT_SECRET, the earlier ones as
SALLYPORT_SECRET_PREVIOUS. It may run beside the app, and again at any time.

A password cannot be moved without its owner: each is hashed anew at the next sign-in, and how many
still wait is shown. Unused backup codes stay with the secret they were made under, too.

Exit code 1 when something opens with none of these secrets.`,
  options: {},
  run: async (_values, output) => {
    const rotation = await withDatabase(async ({ migrateDatabaseUrl }) => {
      await checkMigrated(migrateDatabaseUrl);
      return rotate();
    });
    output.say(wordsFor(rotation), rotation);
    return rotation.unopened === 0 ? EXIT.ok : EXIT.failed;
  },
};

async function rotate(): Promise<Rotation> {
  const { closeDatabase } = await import("@/lib/platform/database");
  const { rotateKeys } = await import("@/lib/rotation/rotate-keys");
  try {
    return await rotateKeys(commandLineContext("keys rotate"));
  } finally {
    await closeDatabase();
  }
}

function wordsFor({ resealed, unopened, passwordsOfEarlierSecrets }: Rotation): string {
  const lines = [`Sealed anew with today's secret: ${resealed}.`];
  if (unopened > 0) lines.push(`Opened by no secret that is named here: ${unopened}.`);
  lines.push(
    passwordsOfEarlierSecrets > 0
      ? `Passwords that still need an earlier secret: ${passwordsOfEarlierSecrets}. Keep it as SALLYPORT_SECRET_PREVIOUS.`
      : "No password needs an earlier secret any more.",
  );
  return lines.join("\n");
}
