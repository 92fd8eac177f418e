import type * as z from "zod";
import type { Operation } from "@/lib/api/operation";
import { messagesFor } from "@/lib/messages";
import { database } from "@/lib/platform/database";
import { log } from "@/lib/platform/log";
import { type Failure, type FailureCode, failure, type Outcome } from "@/lib/platform/outcome";
import { isUuid } from "@/lib/platform/shapes";
import { closedFor } from "@/lib/policies/duty";
import { openKey, type Service } from "@/lib/service-keys/open-key";
import type { Authenticated } from "@/lib/sessions/authenticate";
import { failureOf } from "./failure-of";
import { fileAnswer, type SavedFile } from "./file-answer";
import { inputFailure } from "./input-failure";
import { jsonBody } from "./json-body";
import { cookieNames, requestIdOf } from "./names";
import { isForeign, isOwnOrigin } from "./origin";
import { problem } from "./problem";
import {
  callerOf,
  isBearing,
  serviceKeyOf,
  showsServiceKey,
  strangerAt,
  type Visit,
} from "./request-context";

/** Where the path has no named segment, the framework gives none. */
type Segments = { params?: Promise<Record<string, string | string[] | undefined>> };

type Handler = (request: Request, segments: Segments) => Promise<Response>;

type Body<O extends Operation> = O["body"] extends z.ZodType ? z.output<O["body"]> : undefined;
type Answer<O extends Operation> = O["answer"] extends z.ZodType
  ? z.input<O["answer"]>
  : O["file"] extends string
    ? SavedFile
    : null;

type Asked<O extends Operation> = O["query"] extends z.ZodType ? z.output<O["query"]> : undefined;

type Call<O extends Operation> = {
  body: Body<O>;
  /** The query as the operation's schema has it. */
  asked: Asked<O>;
  visit: Visit;
  session: O["auth"] extends "session" | "enrolling" ? Authenticated : Authenticated | null;
  service: O["auth"] extends "service" ? Service : undefined;
  /** The row the address names; a uuid, because nothing else gets this far. */
  id: string;
  query: () => URLSearchParams;
  /** Sent by a page of this app, so that it may be handed a cookie. */
  isOurs: boolean;
};

type Answered<O extends Operation> = { ok: true; answer: Answer<O> } | Failure;

const REFUSED_METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

export const answered = <const Value>(answer: Value) => ({ ok: true, answer }) as const;

/** The handlers of one API address: the operations it has, and 405 for every other method. */
export function routes(...own: { method: string; handle: Handler }[]) {
  const allowed = own.map(({ method }) => method).join(", ");
  const refuse: Handler = async (request) => {
    const response = problem(failure("METHOD_NOT_ALLOWED"), requestIdOf(request.headers));
    response.headers.set("Allow", allowed);
    return response;
  };
  const handlers = Object.fromEntries(REFUSED_METHODS.map((method) => [method, refuse]));
  for (const { method, handle } of own) handlers[method] = handle;
  return handlers as Record<(typeof REFUSED_METHODS)[number], Handler>;
}

/** Two operations at one address, for a person and for a service: what is shown in `Authorization` tells. */
export const byCaller = (
  own: Record<"person" | "service", { method: string; handle: Handler }>,
) => ({
  method: own.person.method,
  handle: (request: Request, segments: Segments) =>
    own[showsServiceKey(request.headers) ? "service" : "person"].handle(request, segments),
});

/** Origin for writes, content type and size, strict input, who is calling, one call, one answer. */
export function operation<O extends Operation>(
  definition: O,
  run: (call: Call<O>) => Promise<Answered<O>>,
) {
  const isForService = definition.auth === "service";
  const handle: Handler = async (request, { params }) => {
    const requestId = requestIdOf(request.headers);
    const result = await answerTo(request, (await params)?.id).catch((error: unknown) =>
      failureOf(error, requestId),
    );
    if (result.ok) return reply(definition, result.answer);
    return isForService ? refuseService(definition, result, requestId) : problem(result, requestId);
  };
  return { method: definition.method, handle };

  async function answerTo(request: Request, id: string | string[] = ""): Promise<Answered<O>> {
    const { headers } = request;
    const isOurs = isOwnOrigin(headers);
    const isStranger =
      isForService || (definition.forPhones === true && (!isOurs || isBearing(headers)));
    const usesCookie = !isStranger && !isBearing(headers) && sendsSession(headers);
    if (definition.method !== "GET" && (isForeign(headers) || (usesCookie && !isOurs))) {
      log.warn({ origin: headers.get("origin") }, "a call from another origin was refused");
      return failure("ORIGIN_REJECTED");
    }
    const visit = await (isStranger ? strangerAt(headers) : callerOf(headers));
    const opened = isForService ? await openService(definition, headers, visit) : null;
    if (opened && !opened.ok) return opened;
    const refused = refusalOf(definition, visit);
    if (refused) return refused;
    if (id !== "" && !isUuid(id)) return failure(notThere(definition));
    const asked = definition.query?.safeParse(queryOf(new URL(request.url).searchParams));
    if (asked && !asked.success) {
      return inputFailure(asked.error);
    }
    let body: unknown;
    if (definition.body) {
      const read = isLeftOut(definition, headers)
        ? ({ ok: true, value: {} } as const)
        : await jsonBody(request);
      if (!read.ok) return read;
      const parsed = definition.body.safeParse(read.value);
      if (!parsed.success) return inputFailure(parsed.error);
      body = parsed.data;
    }
    return run({
      body: body as Body<O>,
      asked: asked?.data as Asked<O>,
      visit,
      session: visit.session as Call<O>["session"],
      service: opened?.service as Call<O>["service"],
      isOurs,
      id: String(id),
      query: () => new URL(request.url).searchParams,
    });
  }
}

/** Whose key it is; what they do from here on is recorded as theirs. */
async function openService(
  { scope }: Operation,
  headers: Headers,
  { context }: Visit,
): Promise<Outcome<{ service: Service }>> {
  if (!scope) return failure("FORBIDDEN");
  const opened = await openKey(database(), serviceKeyOf(headers), scope, context);
  if (opened.ok) context.service = opened.service;
  return opened;
}

/** RFC 6750. */
function refuseService({ scope }: Operation, failed: Failure, requestId: string): Response {
  const response = problem(failed, requestId, messagesFor().serviceFailures);
  if (failed.code === "FORBIDDEN") {
    const challenge = `Bearer error="insufficient_scope", scope="${scope}"`;
    response.headers.set("WWW-Authenticate", challenge);
  }
  return response;
}

/** What an id that nothing has is answered with; one that is no id is nobody's, too. */
const notThere = ({ failures }: Operation): FailureCode =>
  failures.includes("USER_NOT_FOUND") ? "USER_NOT_FOUND" : "NOT_FOUND";

const sendsSession = (headers: Headers): boolean =>
  headers.get("cookie")?.includes(cookieNames.session()) ?? false;

function refusalOf({ auth, whilePasswordIsDue }: Operation, { session }: Visit): Failure | null {
  if (auth === "none" || auth === "service") return null;
  if (!session) return failure("UNAUTHENTICATED");
  return closedFor(session, [
    auth === "enrolling" && "two_factor",
    whilePasswordIsDue === true && "password",
  ]);
}

/** A body that may be missing is one that says nothing: no type, no length. */
const isLeftOut = ({ bodyMayBeMissing }: Operation, headers: Headers): boolean =>
  bodyMayBeMissing === true &&
  !headers.has("content-type") &&
  (headers.get("content-length") ?? "0") === "0";

/** What is given twice is a list, and so none of the strings that a schema wants. */
const queryOf = (given: URLSearchParams): Record<string, unknown> =>
  Object.fromEntries(
    [...new Set(given.keys())].map((name) => {
      const [first, ...more] = given.getAll(name);
      return [name, more.length ? [first, ...more] : first];
    }),
  );

function reply(definition: Operation, answer: unknown): Response {
  if (definition.file) return fileAnswer(answer as SavedFile, definition.file);
  const headers = { "Cache-Control": "private, no-store" };
  if (!definition.answer) return new Response(null, { status: definition.status, headers });
  return Response.json(answer, { status: definition.status, headers });
}
