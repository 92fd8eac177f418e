import type { FileProblem, Note } from "@/lib/import/reasons";
import { requestAskedTexts } from "./admin-requests";
import { importReasons } from "./import-reasons";

export const programWords = {
  devMails: {
    title: "Mails",
    intro: "Every mail Sallyport sends, to somebody made up, as it is read with and without HTML.",
    contents: "Templates",
    html: "As HTML",
  },

  apiDocs: {
    title: "API",
    intro:
      "Everything below {base} takes and answers JSON. A page of this app is known by the session cookie, and its writes say their Origin. A phone or another program sends its access token as Authorization: Bearer; then no cookie counts. Another back end sends a service key the same way: it opens the calls of its scopes and no others.",
    document: "OpenAPI document",
    needsSession: "Needs a session",
    serviceKey:
      "Of another back end, made by an admin at /admin/api-keys. A call names the scope it needs.",
    needsScope: "Service key with {scope}",
    request: "Request",
    answer: "Answer {status}",
    failures: "Failures",
    failuresTitle: "What a failure says",
    failuresIntro:
      "Failures are application/problem+json with type, title, status, detail, code and requestId; fields for input errors; Retry-After where waiting helps.",
  },

  importing: {
    authenticatorName: "Authenticator app",
    reasons: importReasons,
    notes: {
      setup_dropped: "its two-factor set-up was not finished and begins anew",
      factors_left_out: "two-factor was off, so its secret and codes stay out",
    } satisfies Record<Note, string>,
    refused: "line {line}: refused: {field}: {reason}",
    imported: "line {line}: in: {email}",
    wouldBeImported: "line {line}: would go in: {email}",
    importedBefore: "line {line}: in since an earlier run: {email}",
    hadAccount: "line {line}: skipped, has an account already: {email}",
    files: {
      unreadable: "The file cannot be read ({error}).",
      empty: "The file is empty.",
      notUtf8: "The file is not UTF-8. Save it as UTF-8 and try again.",
      headerMalformed: "The first line has to name the columns, with commas between.",
      columnsUnknown:
        "The first line has columns that are not known: {columns}. Take them out; between the others stand commas.",
      columnsMissing: "The first line does not have: {columns}.",
      columnsRepeated: "The first line names twice: {columns}.",
    } satisfies Record<FileProblem["problem"] | "unreadable", string>,
    summary: {
      imported: { one: "{count} person is in.", other: "{count} people are in." },
      wouldBeImported: {
        one: "{count} person would go in. Nothing was written.",
        other: "{count} people would go in. Nothing was written.",
      },
      imported_before: {
        one: "{count} was in since an earlier run.",
        other: "{count} were in since an earlier run.",
      },
      had_account: {
        one: "{count} address had an account already and was skipped.",
        other: "{count} addresses had an account already and were skipped.",
      },
      refused: { one: "{count} line was refused.", other: "{count} lines were refused." },
      dearHashes: {
        one: "{count} hash costs more than PASSWORD_COST: until its owner signs in, a wrong try takes longer there than at an address that nobody has.",
        other:
          "{count} hashes cost more than PASSWORD_COST: until their owners sign in, a wrong try takes longer there than at an address that nobody has.",
      },
    },
    stopped: "Stopped after line {line}. What was in by then stays in: run the same command again.",
  },

  texts: {
    requestAsked: requestAskedTexts,
    subject: "Your code",
    recovery: {
      subject: "Recovery of your account",
      requested:
        "Someone with your Sallyport password asked to remove your second factors. Not you? Stop it: {link}",
      ready:
        "Your Sallyport second factors can be removed now, as someone with your password asked. Not you? Stop it: {link}",
    },
    code: {
      SIGN_IN: "{code} is your Sallyport code to sign in. It works for {minutes} minutes.",
      STEP_UP: "{code} is your Sallyport code to confirm. It works for {minutes} minutes.",
      CONFIRM_PHONE:
        "{code} is your Sallyport code to confirm this phone. It works for {minutes} minutes.",
      SERVICE:
        "{code} is your Sallyport code for {service}: “{purpose}”. It works for {minutes} minutes.",
    },
  },
};
