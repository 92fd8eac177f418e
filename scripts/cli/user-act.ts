import type { Act } from "@/lib/admin/by-admin";
import { reasonField } from "@/lib/admin/schema";
import { commandLineContext } from "@/lib/audit/context";
import { messagesFor } from "@/lib/messages";
import type { FailureCode } from "@/lib/platform/outcome";
import { emailField } from "@/lib/users/schema";
import { checkMigrated } from "./check-migrated";
import { type Command, EXIT, UsageError, type Values } from "./command";
import { withDatabase } from "./with-database";

type UserAct = {
  /** As it is typed. */
  name: string;
  summary: string;
  about: string;
  /** Found when it is needed: it reads the settings. */
  act(): Promise<Act<FailureCode>>;
  done(email: string): string;
  /** What is said of each way it can fail. */
  failed: Partial<Record<FailureCode, (email: string) => string>>;
};

/** What an admin does to somebody on their page, done from the command line and recorded as such. */
export function userAct({ name, summary, about, act, done, failed }: UserAct): Command {
  return {
    summary,
    usage: ` --email ADDRESS --reason TEXT

  --email ADDRESS    whose account
  --reason TEXT      why, up to 200 characters: kept in the log, and told to the person

${about}`,
    options: { email: { type: "string" }, reason: { type: "string" } },
    run: async (values, output) => {
      const input = checked(values);
      const answer = await withDatabase(async ({ migrateDatabaseUrl }) => {
        await checkMigrated(migrateDatabaseUrl);
        return run(await act(), input, name);
      });
      if (!answer.ok) {
        const words = { ...common, ...failed }[answer.code]?.(input.email) ?? answer.code;
        output.complain(words, answer);
        return EXIT.failed;
      }
      output.say(done(input.email), { ok: true, email: input.email });
      return EXIT.ok;
    },
  };
}

const common: UserAct["failed"] = {
  NOT_FOUND: (email) => `No account has the address ${email}.`,
};

function checked(values: Values) {
  const email = emailField.safeParse(values.email);
  if (!email.success) throw new UsageError("--email: whose account? An address is needed.");
  const reason = reasonField.safeParse(values.reason);
  if (reason.success) return { email: email.data, reason: reason.data };
  const key = reason.error.issues[0]?.message ?? "";
  const fields: Record<string, string> = messagesFor().fields;
  throw new UsageError(`--reason: ${fields[key] ?? key}`);
}

async function run(act: Act<FailureCode>, input: { email: string; reason: string }, name: string) {
  const { closeDatabase, database } = await import("@/lib/platform/database");
  const { byOperator } = await import("@/lib/admin/by-operator");
  try {
    return await byOperator(database(), act, input, commandLineContext(name));
  } finally {
    await closeDatabase();
  }
}
