import * as z from "zod";
import type { Operation } from "@/lib/api/operation";
import { operations } from "@/lib/api/operations";
import { messagesFor } from "@/lib/messages";
import { environment } from "@/lib/platform/environment";
import type { FailureCode } from "@/lib/platform/outcome";
import { failureStatus } from "./failure-status";
import { cookieNames } from "./names";

type Json = Record<string, unknown>;

/** The document of the API, made from the very schemas its handlers obey. */
export function openApiDocument() {
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: described(operation),
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
});

const idParameter = {
  name: "id",
  in: "path",
  required: true,
  schema: { type: "string", format: "uuid" },
};

function described(operation: Operation): Json {
  const { path, summary, description, auth, query, body, answer, file, status, failures } =
    operation;
  return {
    summary,
    description,
    security: auth !== "none" ? [{ session: [] }, { bearer: [] }] : [],
    ...parametersOf({ path, query }),
    ...(body && { requestBody: { required: true, content: json(jsonSchema(body, "input")) } }),
    responses: {
      [status]: {
        description: summary,
        ...(answer && { content: json(jsonSchema(answer, "output")) }),
        ...(file && { content: { [file]: { schema: { type: "string", format: "binary" } } } }),
      },
      ...failureResponses([...failures, "UNAVAILABLE"]),
    },
  };
}

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

export const jsonSchema = (schema: z.ZodType, io: "input" | "output"): Json => {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
};
