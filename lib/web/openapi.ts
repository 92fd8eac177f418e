import * as z from "zod";
import type { Operation } from "@/lib/api/operation";
import { operations } from "@/lib/api/operations";
import { messagesFor } from "@/lib/messages";
import type { PasswordRules } from "@/lib/passwords/new-password";
import { newPasswordField } from "@/lib/passwords/schema";
import { database } from "@/lib/platform/database";
import { environment } from "@/lib/platform/environment";
import { limits } from "@/lib/platform/limits";
import type { FailureCode } from "@/lib/platform/outcome";
import { readPolicy } from "@/lib/policies/read-policy";
import { serviceScopes } from "@/lib/service-keys/scopes";
import { failureStatus } from "./failure-status";
import { cookieNames } from "./names";

type Json = Record<string, unknown>;

/** The document of the API, made from the very schemas its handlers obey. */
export async function openApiDocument() {
  const rules = await readPolicy(database(), "passwords");
  const paths: Record<string, Record<string, Described>> = {};
  for (const operation of operations) {
    const method = operation.method.toLowerCase();
    const { [method]: before, ...others } = paths[operation.path] ?? {};
    const one = described(operation, rules);
    paths[operation.path] = { ...others, [method]: before ? together(before, one) : one };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Sallyport", version: "1" },
    servers: [{ url: `${environment().SALLYPORT_URL}/api/v1` }],
    paths,
    components: {
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: cookieNames.session() },
        bearer: { type: "http", scheme: "bearer" },
        serviceKey: {
          type: "http",
          scheme: "bearer",
          bearerFormat: "sk_…",
          description: messagesFor().apiDocs.serviceKey,
          "x-scopes": Object.fromEntries(
            serviceScopes.map((scope) => [scope, messagesFor().adminKeys.make.scope[scope].what]),
          ),
        },
      },
      schemas: { Problem: jsonSchema(problemSchema, "output") },
    },
  };
}

const problemSchema = z.object({
  type: z.url(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  requestId: z.string(),
  fields: z.record(z.string(), z.string()).optional(),
  fieldCodes: z.record(z.string(), z.string()).optional(),
});

const idParameter = {
  name: "id",
  in: "path",
  required: true,
  schema: { type: "string", format: "uuid" },
};

type Described = {
  summary: string;
  description?: string;
  security: Json[];
  requestBody?: { required: true; content: Json };
  responses: Record<string, { description: string; content?: Json }>;
};

function described(operation: Operation, rules: PasswordRules): Described {
  const { path, summary, description, query, body, answer, file, status } = operation;
  return {
    summary,
    description,
    security: securityOf(operation),
    ...parametersOf({ path, query }),
    ...(body && { requestBody: { required: true, content: json(bodySchema(body, rules)) } }),
    responses: {
      [status]: {
        description: summary,
        ...(answer && { content: json(jsonSchema(answer, "output")) }),
        ...(file && { content: { [file]: { schema: { type: "string", format: "binary" } } } }),
      },
      ...failureResponses([...failuresOf(operation), "UNAVAILABLE"], wordsOf(operation)),
    },
  };
}

/** Which of them opens a call; OpenAPI 3.1 lets any scheme name what it must be good for. */
function securityOf({ auth, scope }: Operation): Json[] {
  if (auth === "none") return [];
  return auth === "service" ? [{ serviceKey: [scope] }] : [{ session: [] }, { bearer: [] }];
}

/** Two callers at one address: who shows what is told apart by the credential, and the rest by the schema. */
function together(one: Described, other: Described): Described {
  const either = (content?: Json, another?: Json) => {
    const schemas = [content, another].flatMap((each) => Object.values(each ?? {}) as Json[]);
    const [type = "application/json"] = Object.keys(content ?? another ?? {});
    return { [type]: { schema: { anyOf: schemas.map(({ schema }) => schema) } } };
  };
  const responses = { ...one.responses };
  for (const [status, response] of Object.entries(other.responses)) {
    const before = responses[status];
    const isAnswer = Number(status) < 400;
    responses[status] = !before
      ? response
      : {
          description: `${before.description}\n\n${response.description}`,
          content: isAnswer ? either(before.content, response.content) : before.content,
        };
  }
  return {
    ...one,
    summary: `${one.summary}. ${other.summary}`,
    description: [one.description, other.description].filter(Boolean).join("\n\n"),
    security: [...(one.security.length ? one.security : [{}]), ...other.security],
    requestBody: {
      required: true,
      content: either(one.requestBody?.content, other.requestBody?.content),
    },
    responses,
  };
}

/** With what any call of somebody signed in may come to. */
export const failuresOf = ({ auth, whilePasswordIsDue, failures }: Operation): FailureCode[] => [
  ...failures,
  ...(auth === "none" || auth === "service" || whilePasswordIsDue
    ? []
    : (["PASSWORD_EXPIRED"] as const)),
];

function parametersOf({ path, query }: Pick<Operation, "path" | "query">): Json {
  const named = Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: "query",
    required: !z.safeParse(schema, undefined).success,
    schema: jsonSchema(schema as z.ZodType, "input"),
  }));
  const parameters = [...(path.includes("{id}") ? [idParameter] : []), ...named];
  return parameters.length > 0 ? { parameters } : {};
}

const wordsOf = ({ auth }: Operation): Record<FailureCode, string> => ({
  ...messagesFor().generalFailures,
  ...(auth === "service" && messagesFor().serviceFailures),
});

function failureResponses(codes: FailureCode[], words: Record<FailureCode, string>) {
  const responses: Described["responses"] = {};
  for (const status of new Set(codes.map((code) => failureStatus[code]))) {
    const named = codes.filter((code) => failureStatus[code] === status);
    responses[status] = {
      description: named.map((code) => `\`${code}\`: ${words[code]}`).join("\n\n"),
      content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
    };
  }
  return responses;
}

const json = (schema: Json): Json => ({ "application/json": { schema } });

export const jsonSchema = (
  schema: z.ZodType,
  io: "input" | "output",
  override?: z.core.ToJSONSchemaParams["override"],
): Json => {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any", override });
  return rest;
};

/** What a call takes. A password that is chosen has the length that the rules in force ask for. */
export const bodySchema = (body: z.ZodType, { charactersMin }: PasswordRules): Json =>
  jsonSchema(body, "input", ({ zodSchema, jsonSchema: made }) => {
    if (zodSchema !== newPasswordField) return;
    Object.assign(made, { minLength: charactersMin, maxLength: limits.passwordCharactersMax });
  });
