import { type Command, EXIT } from "./command";
import { examine } from "./examinations";
import type { Finding } from "./finding";

const SIGNS: Record<Finding["state"], string> = { ok: "✓", warn: "!", fail: "✗" };

export const doctorCommand: Command = {
  summary: "Look for what is wrong with the settings, the database and the machine",
  usage: "\n\nOne line for each thing looked at. Exit code 1 when something must be put right.",
  options: {},
  run: async (_values, { say }) => {
    const findings = await examine({ ...process.env });
    const lines = findings.map(({ state, about, words, advice }) => {
      const todo = advice ? `. ${advice}` : "";
      return `${SIGNS[state]} ${about}: ${words}${todo}`;
    });
    say(lines.join("\n"), { findings });
    return findings.some(({ state }) => state === "fail") ? EXIT.failed : EXIT.ok;
  },
};
