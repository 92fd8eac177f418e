import type { Finding } from "@/lib/sealed-log/finding";

export const logSealWords = {
  verifyLog: {
    page: "Log",
    title: "Proof of the log",
    note: "Entries are sealed within minutes. Verifying computes every seal anew and names the first entry that was altered, removed or added.",
    verify: "Verify log",
    verifyAgain: "Verify log again",
    never: "Nobody has verified the log yet.",
    starting: "The log is being verified.",
    progress: "Progress",
    running: "{rows} of {rowsInAll} entries so far.",
    lookAgain: "Show how far it is",
    states: {
      WHOLE: "The log is whole",
      ALTERED: "The log was altered",
      UNSEALED: "Entries have no seal, though it is time",
      FAILED: "The log could not be verified",
    },
    whole: "Every sealed entry is as it was written, and none is missing.",
    failed: "Something broke on our side before the end. Verify it again.",
    facts: { checked: "Checked", began: "Begun", took: "Took", by: "By" },
    checked: { one: "{count} entry", other: "{count} entries" },
    under: { one: "under {count} seal", other: "under {count} seals" },
    nobody: "somebody who is gone",
    findings: {
      row_altered:
        "Entry {number} was altered. It says now: {type}, {time}, id {id}. Seal {seal} has it otherwise.",
      row_added: "Entry {number} was added among sealed ones. It says: {type}, {time}, id {id}.",
      row_removed: "Entry {number} of {month} was removed. It is in seal {seal}.",
      month_removed:
        "All of {month} was removed, and not by a rule of yours. Its first missing entry is {number}, in seal {seal}.",
      rows_unfit: "The entries of {month} under seal {seal} are not those that were sealed.",
      seal_altered: "Seal {seal} was altered.",
      seal_removed: "Seal {seal} was removed.",
      seal_unproven:
        "Seal {seal} was made under a secret that this app does not have. If the secret was changed, put the old one into SALLYPORT_SECRET_PREVIOUS.",
      expected_missing: "The seal {digest} is not there, so seals were removed.",
      row_unsealed:
        "Entry {number} has no seal: {type}, {time}, id {id}. Either the app has not been running since, or the newest seals were removed.",
    } satisfies Record<Finding["kind"], string>,
    told: {
      progress: "{rows} of {rowsInAll} entries",
      verdict: "{state}: {rows} entries, {seals} seals, {seconds} s.",
      newest: "Newest seal: {digest}",
    },
  },
};
