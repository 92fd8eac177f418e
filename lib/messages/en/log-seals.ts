import type { Finding } from "@/lib/sealed-log/finding";

export const logSealWords = {
  verifyLog: {
    page: "Log",
    title: "Proof of the log",
    note: "Events are sealed within minutes. Verifying computes every seal anew and names the first event that was altered, removed or added.",
    verify: "Verify log",
    verifyAgain: "Verify log again",
    never: "Nobody has verified the log yet.",
    starting: "The log is being verified.",
    progress: "Progress",
    running: "{rows} of {rowsInAll} events so far.",
    lookAgain: "Show how far it is",
    states: {
      WHOLE: "The log is whole",
      ALTERED: "The log was altered",
      UNSEALED: "Events have no seal, though it is time",
      FAILED: "The log could not be verified",
    },
    whole: "Every sealed event is as it was written, and none is missing.",
    failed: "Something broke on our side before the end. Verify it again.",
    facts: { checked: "Checked", began: "Begun", took: "Took", by: "By" },
    checked: { one: "{count} event", other: "{count} events" },
    under: { one: "under {count} seal", other: "under {count} seals" },
    nobody: "somebody who is gone",
    findings: {
      row_altered:
        "Event {number} was altered. It says now: {type}, {time}, id {id}. Seal {seal} has it otherwise.",
      row_added: "Event {number} was added among sealed ones. It says: {type}, {time}, id {id}.",
      row_removed: "Event {number} of {month} was removed. It is in seal {seal}.",
      month_removed:
        "All of {month} was removed, and not by a rule of yours. Its first missing event is {number}, in seal {seal}.",
      rows_unfit: "The events of {month} under seal {seal} are not those that were sealed.",
      seal_altered: "Seal {seal} was altered.",
      seal_removed: "Seal {seal} was removed.",
      seal_unproven:
        "Seal {seal} was made under a secret that this app does not have. If the secret was changed, put the old one into SALLYPORT_SECRET_PREVIOUS.",
      expected_missing: "The seal {digest} is not there, so seals were removed.",
      row_unsealed:
        "Event {number} has no seal: {type}, {time}, id {id}. Either the app has not been running since, or the newest seals were removed.",
    } satisfies Record<Finding["kind"], string>,
    told: {
      progress: "{rows} of {rowsInAll} events",
      verdict: "{state}: {rows} events, {seals} seals, {seconds} s.",
      newest: "Newest seal: {digest}",
    },
  },
};
