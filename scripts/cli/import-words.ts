import { columns } from "@/lib/import/columns";
import type { LineReport, Tally } from "@/lib/import/import-people";
import type { FileProblem } from "@/lib/import/reasons";
import { defaultLocale, messagesFor } from "@/lib/messages";
import { fill, plural } from "@/lib/messages/format";
import { limits } from "@/lib/platform/limits";

const words = messagesFor().importing;

const reasonValues = {
  kilobytes: limits.importLineBytes / 1024,
  columns: columns.join(", "),
  costMin: limits.importedHashCostMin,
  costMax: limits.importedHashCostMax,
  secretMin: limits.importedSecretBytesMin,
  secretMax: limits.importedSecretBytesMax,
  codeMin: limits.importedBackupCodeCharactersMin,
  codes: limits.importedBackupCodes,
};

export function lineWords(report: LineReport, isDryRun: boolean): string {
  const { line } = report;
  if (report.outcome === "refused") {
    const [field = ""] = report.reason.split(".");
    const values = { ...reasonValues, firstLine: report.firstLine ?? "" };
    return fill(words.refused, { line, field, reason: fill(words.reasons[report.reason], values) });
  }
  const sentence = {
    imported: isDryRun ? words.wouldBeImported : words.imported,
    imported_before: words.importedBefore,
    had_account: words.hadAccount,
  }[report.outcome];
  const notes = report.notes.map((note) => ` (${words.notes[note]})`).join("");
  return fill(sentence, { line, email: report.email }) + notes;
}

export const stoppedWords = (line: number): string => fill(words.stopped, { line });

type Unreadable = { problem: "unreadable"; error: string };

export const fileProblemWords = (file: FileProblem | Unreadable): string =>
  fill(words.files[file.problem], {
    columns: "columns" in file ? file.columns.join(", ") : "",
    error: "error" in file ? file.error : "",
  });

/** What is nought goes unsaid, except how many are in. */
export function tallyWords(tally: Tally, isDryRun: boolean): string {
  const { summary } = words;
  const { imported, imported_before, had_account, refused, dearHashes } = tally;
  const lines = [
    plural(defaultLocale, isDryRun ? summary.wouldBeImported : summary.imported, imported),
  ];
  for (const [count, forms] of [
    [imported_before, summary.imported_before],
    [had_account, summary.had_account],
    [refused, summary.refused],
    [dearHashes, summary.dearHashes],
  ] as const) {
    if (count > 0) lines.push(plural(defaultLocale, forms, count));
  }
  return lines.join("\n");
}
