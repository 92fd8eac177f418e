import { commandLineContext } from "@/lib/audit/context";
import { emailField } from "@/lib/users/schema";
import { checkMigrated } from "./check-migrated";
import { type Command, EXIT, UsageError } from "./command";
import { withDatabase } from "./with-database";

export const userResetLinkCommand: Command = {
  summary: "Make a link to set a new password, for where no mail goes out",
  usage: ` --email ADDRESS

  --email ADDRESS    whose password

The link is shown once, works once and for an hour, and only the newest one works. Give it to the
owner of the account and to nobody else: whoever opens it sets the password, and the address counts
as verified. A second factor stays, and is asked for as ever.`,
  options: { email: { type: "string" } },
  run: async ({ email }, output) => {
    const typed = emailField.safeParse(email);
    if (!typed.success) throw new UsageError("--email: whose password? An address is needed.");
    const made = await withDatabase(async ({ migrateDatabaseUrl }) => {
      await checkMigrated(migrateDatabaseUrl);
      return handOut(typed.data);
    });
    if (!made.ok) {
      output.complain(`No open account has the address ${typed.data}.`, made);
      return EXIT.failed;
    }
    const { link, expiresAt } = made;
    output.say(`${link}\nShown this once; works until ${expiresAt.toISOString()}.`, {
      link,
      expiresAt,
    });
    return EXIT.ok;
  },
};

async function handOut(email: string) {
  const { closeDatabase, database } = await import("@/lib/platform/database");
  const { handOutResetLink } = await import("@/lib/reset-links/hand-out-reset-link");
  try {
    return await handOutResetLink(database(), { email }, commandLineContext("user reset-link"));
  } finally {
    await closeDatabase();
  }
}
