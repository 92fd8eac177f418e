import { randomBytes } from "node:crypto";
import { text } from "node:stream/consumers";
import * as z from "zod";
import { commandLineContext } from "@/lib/audit/context";
import { messagesFor } from "@/lib/messages";
import { fill } from "@/lib/messages/format";
import { emailField, nameField } from "@/lib/users/schema";
import { checkMigrated } from "./check-migrated";
import { type Command, EXIT, type Output, UsageError, type Values } from "./command";
import { withDatabase } from "./with-database";

const person = z.object({ email: emailField, name: nameField });

export const userCreateCommand: Command = {
  summary: "Make an account whose address needs no proof",
  usage: ` --email ADDRESS --name NAME [--admin] [--password-stdin]

  --email ADDRESS    what the person signs in with
  --name NAME        what the person is called
  --admin            make an admin
  --password-stdin   read the password from standard input; else one is made and shown once`,
  options: {
    email: { type: "string" },
    name: { type: "string" },
    admin: { type: "boolean" },
    "password-stdin": { type: "boolean" },
  },
  run: async (values, output) => {
    const { email, name } = checkPerson(values);
    const typed = values["password-stdin"] ? firstLine(await text(process.stdin)) : null;
    const password = typed ?? randomBytes(18).toString("base64url");
    const role = values.admin ? "ADMIN" : "USER";
    const userId = await withDatabase(async ({ migrateDatabaseUrl }) => {
      await checkMigrated(migrateDatabaseUrl);
      return create({ email, name, password, role }, output);
    });
    if (userId === null) return EXIT.failed;
    const made = typed === null ? `\nPassword, shown this once: ${password}` : "";
    output.say(`Made ${role === "ADMIN" ? "the admin" : "the account"} ${email}.${made}`, {
      userId,
      email,
      role,
      ...(typed === null && { password }),
    });
    return EXIT.ok;
  },
};

function checkPerson(values: Values): z.infer<typeof person> {
  const checked = person.safeParse(values);
  if (checked.success) return checked.data;
  throw new UsageError(
    checked.error.issues
      .map(({ path, message }) => `--${path.join(".")}: ${words(message)}`)
      .join("\n"),
  );
}

type NewPerson = { email: string; name: string; password: string; role: "USER" | "ADMIN" };

async function create(input: NewPerson, { complain }: Output): Promise<string | null> {
  const { closeDatabase, database } = await import("@/lib/platform/database");
  const { createUser } = await import("@/lib/users/create-user");
  try {
    const outcome = await createUser(database(), input, commandLineContext("user create"));
    if (outcome.ok) return outcome.userId;
    const fields = Object.entries(outcome.fields ?? {});
    complain(
      fields
        .map(([field, key]) => `${field}: ${fill(words(key), outcome.numbers ?? {})}`)
        .join("\n") || outcome.code,
      outcome,
    );
    return null;
  } finally {
    await closeDatabase();
  }
}

function firstLine(input: string): string {
  return input.split(/\r?\n/)[0] ?? "";
}

function words(key: string): string {
  const fields: Record<string, string> = messagesFor().fields;
  return fields[key] ?? key;
}
