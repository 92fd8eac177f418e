import { migrate } from "@/scripts/database/migrate";
import { type Command, EXIT } from "./command";
import { withDatabase } from "./with-database";

export const migrateCommand: Command = {
  summary: "Bring the database up to this release",
  usage: "\n\nDoes what npm start does before it serves. Safe to run at any time and many times.",
  options: {},
  run: async (_values, { say }) => {
    const applied = await withDatabase(migrate);
    const words = applied.length === 0 ? "Up to date." : `Applied: ${applied.join(", ")}.`;
    say(words, { applied });
    return EXIT.ok;
  },
};
