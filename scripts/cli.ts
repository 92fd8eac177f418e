import { parseArgs } from "node:util";
import { asProblem } from "./bootstrap/problem.mjs";
import { auditVerifyCommand } from "./cli/audit-verify";
import { type Command, EXIT, makeOutput, UsageError, type Values } from "./cli/command";
import { doctorCommand } from "./cli/doctor";
import { importCommand } from "./cli/import";
import { keysRotateCommand } from "./cli/keys-rotate";
import { migrateCommand } from "./cli/migrate";
import { userCreateCommand } from "./cli/user-create";
import { userMakeAdminCommand } from "./cli/user-make-admin";
import { userResetLinkCommand } from "./cli/user-reset-link";
import { userResetMfaCommand } from "./cli/user-reset-mfa";
import { userUnlockCommand } from "./cli/user-unlock";

const COMMANDS: Record<string, Command> = {
  migrate: migrateCommand,
  doctor: doctorCommand,
  import: importCommand,
  "keys rotate": keysRotateCommand,
  "audit verify": auditVerifyCommand,
  "user create": userCreateCommand,
  "user reset-link": userResetLinkCommand,
  "user unlock": userUnlockCommand,
  "user reset-mfa": userResetMfaCommand,
  "user make-admin": userMakeAdminCommand,
};

process.exitCode = await main(process.argv.slice(2));
process.exit();

async function main(args: string[]): Promise<number> {
  const names = [args.slice(0, 2).join(" "), args[0] ?? ""];
  const name = names.find((each) => each in COMMANDS);
  const command = name === undefined ? undefined : COMMANDS[name];
  if (!name || !command) {
    const isAskingForHelp = args.length === 0 || args[0] === "--help" || args[0] === "-h";
    (isAskingForHelp ? console.log : console.error)(overview());
    return isAskingForHelp ? EXIT.ok : EXIT.usage;
  }
  return runCommand(name, command, args.slice(name.split(" ").length));
}

async function runCommand(name: string, command: Command, args: string[]): Promise<number> {
  const output = makeOutput(args.includes("--json"));
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: command.operand !== undefined,
      options: { ...command.options, json: { type: "boolean" }, help: { type: "boolean" } },
    });
    if (values.help) {
      console.log(help(name, command));
      return EXIT.ok;
    }
    if (command.operand && positionals.length !== 1) {
      throw new UsageError(`Say one ${command.operand}.`);
    }
    return await command.run(values as Values, output, positionals[0]);
  } catch (error) {
    const isUsage = error instanceof UsageError || isParseError(error);
    const message = asProblem(error)?.message ?? (isUsage ? (error as Error).message : null);
    if (message === null) throw error;
    output.complain(isUsage ? `${message}\n\n${help(name, command)}` : message, { error: message });
    return isUsage ? EXIT.usage : EXIT.failed;
  }
}

function isParseError(error: unknown): boolean {
  return String((error as { code?: unknown }).code).startsWith("ERR_PARSE_ARGS_");
}

function help(name: string, { summary, usage }: Command): string {
  return `${summary}\n\nnpm run cli -- ${name}${usage}

  --json             answer in JSON
  --help             this text`;
}

function overview(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const list = Object.entries(COMMANDS).map(
    ([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`,
  );
  return `npm run cli -- COMMAND [--help] [--json]\n\n${list.join("\n")}\n
Exit codes: 0 done, 1 failed, 2 not understood; more where a command's --help says so.`;
}
