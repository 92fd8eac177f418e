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
import { failureStatus } from "./failure-status";
import { cookieNames } from "./names";

type Json = Record<string, unknown>;

/** The document of the API, made from the very schemas its handlers obey. */
export async function openApiDocument() {
  const rules = await readPolicy(database(), "passwords");
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: described(operation, rules),
    };
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

function described(operation: Operation, rules: PasswordRules): Json {
  const { path, summary, description, auth, query, body, answer, file, status } = operation;
  return {
    summary,
    description,
    security: auth !== "none" ? [{ session: [] }, { bearer: [] }] : [],
    ...parametersOf({ path, query }),
    ...(body && { requestBody: { required: true, content: json(bodySchema(body, rules)) } }),
    responses: {
      [status]: {
        description: summary,
        ...(answer && { content: json(jsonSchema(answer, "output")) }),
        ...(file && { content: { [file]: { schema: { type: "string", format: "binary" } } } }),
      },
      ...failureResponses([...failuresOf(operation), "UNAVAILABLE"]),
    },
  };
}

/** With what any call of somebody signed in may come to. */
export const failuresOf = ({ auth, whilePasswordIsDue, failures }: Operation): FailureCode[] => [
  ...failures,
  ...(auth === "none" || whilePasswordIsDue ? [] : (["PASSWORD_EXPIRED"] as const)),
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

function failureResponses(codes: FailureCode[]): Json {
  const responses: Json = {};
  for (const status of new Set(codes.map((code) => failureStatus[code]))) {
    const named = codes.filter((code) => failureStatus[code] === status);
    responses[status] = {
      description: named
        .map((code) => `\`${code}\`: ${messagesFor().generalFailures[code]}`)
        .join("\n\n"),
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
