import { step } from "./bootstrap/progress.mjs";
import { type Cast, prepareDemo } from "./demo/prepare";
import { fromRoot } from "./support/paths";
import { runApp } from "./support/run-app";

/** The demo has a database of its own, and its people are made up: none of them is ever written to. */
const NOT_FOR_THE_DEMO = [
  ...["DATABASE_URL", "MIGRATE_DATABASE_URL", "SALLYPORT_SECRET", "SALLYPORT_SECRET_PREVIOUS"],
  ...["SMTP_URL", "SMS_WEBHOOK_URL", "BREACHED_PASSWORDS_URL"],
];

for (const name of NOT_FOR_THE_DEMO) delete process.env[name];
process.env.DATA_DIR = fromRoot(".data/demo");

const cast = await step("People and their last ninety days", () =>
  prepareDemo(fromRoot(".data/demo")),
);
await runApp("start", whoToBe(cast));

function whoToBe({ password, known }: Cast): string {
  const lines = known.map(({ name, email, secret, backupCodes }) => {
    const second = secret
      ? `\n      authenticator secret ${secret}\n      or a backup code: ${(backupCodes ?? []).slice(0, 3).join(", ")}`
      : "";
    return `  ${name}, ${email}, password ${password}${second}`;
  });
  return `\nSign in as\n${lines.join("\n")}\nAll of it is in .data/demo: remove that folder to begin anew.\n`;
}
