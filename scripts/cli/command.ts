import type { ParseArgsConfig } from "node:util";

export const EXIT = { ok: 0, failed: 1, usage: 2 } as const;

export type Values = Record<string, string | boolean | undefined>;

export interface Command {
  /** One line for the list of commands. */
  summary: string;
  /** What follows the command's name, and what each part means. */
  usage: string;
  /** What the one word that is no option is called, where there is one. */
  operand?: string;
  options: NonNullable<ParseArgsConfig["options"]>;
  run(values: Values, output: Output, operand?: string): Promise<number>;
}

/** Something wrong with what was typed, rather than with what was asked for. */
export class UsageError extends Error {}

export interface Output {
  /** Words for people, or the value for programs. */
  say(words: string, value: object): void;
  /** The same for what went wrong. */
  complain(words: string, value: object): void;
}

export function makeOutput(isJson: boolean): Output {
  const json = (value: object) => console.log(JSON.stringify(value));
  return {
    say: (words, value) => (isJson ? json(value) : console.log(words)),
    complain: (words, value) => (isJson ? json(value) : console.error(words)),
  };
}
