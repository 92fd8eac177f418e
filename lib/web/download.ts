import { type Failure, failure, type Outcome } from "@/lib/platform/outcome";
import { closedFor } from "@/lib/policies/duty";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { elsewhere, withNotice } from "./button-action";
import { failureOf } from "./failure-of";
import { fileAnswer, type SavedFile } from "./file-answer";
import { cappedBody } from "./json-body";
import { requestIdOf } from "./names";
import { isOwnOrigin } from "./origin";
import { problem } from "./problem";
import { type Visit, visitOf } from "./request-context";
import { leadTo } from "./signed-out";

type Fields = Record<string, string>;

type Options = {
  /** The page the button stands on; what was asked for may say how it looked. */
  page: string | ((fields: Fields) => string);
  type: string | ((fields: Fields) => string);
  mayDownload?: (session: Authenticated) => boolean;
};

type Asked = {
  session: Authenticated;
  visit: Visit;
  /** The form's fields; one that came twice did not come. */
  fields: Fields;
};

/** Behind a page's button, which needs no script: the file, or back to the page with why not. */
export function download(
  { page, type, mayDownload = () => true }: Options,
  run: (asked: Asked) => Promise<Outcome<{ file: SavedFile }>>,
): (request: Request) => Promise<Response> {
  const leadBack = (failed: Failure, fields: Fields = {}): Response => {
    const path = of(page, fields);
    return leadTo(elsewhere(failed, path) ?? withNotice(path, failed.code));
  };
  return async (request) => {
    const { headers } = request;
    const requestId = requestIdOf(headers);
    if (!isOwnOrigin(headers)) return problem(failure("ORIGIN_REJECTED"), requestId);
    try {
      const visit = await visitOf(headers);
      const { session } = visit;
      if (!session) return leadBack(failure("UNAUTHENTICATED"));
      const closed = closedFor(session);
      if (closed) return leadBack(closed);
      if (!mayDownload(session)) return problem(failure("NOT_FOUND"), requestId);
      const fields = await fieldsOf(request);
      if (!fields) return leadBack(failure("BODY_TOO_LARGE"));
      const made = await run({ session, visit, fields });
      return made.ok ? fileAnswer(made.file, of(type, fields)) : leadBack(made, fields);
    } catch (error) {
      return leadBack(failureOf(error, requestId));
    }
  };
}

const of = (given: Options["page"], fields: Fields): string =>
  typeof given === "string" ? given : given(fields);

async function fieldsOf(request: Request): Promise<Fields | null> {
  const body = await cappedBody(request);
  if (!body) return null;
  const given = new URLSearchParams(body.toString());
  const once = [...new Set(given.keys())].filter((name) => given.getAll(name).length === 1);
  return Object.fromEntries(once.map((name) => [name, given.get(name) ?? ""]));
}
