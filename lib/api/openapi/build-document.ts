import { z } from "zod";
import type { RouteContract } from "../pipeline";
import { type Answer, answers, type ShapeName, shapes } from "./answers";

/** One request that the server takes, with a sentence on what it does. */
export type DescribedRoute = {
  readonly method: string;
  /** Below /api/v1, as in docs/guide/api.md: "/hosts/{id}/trust". */
  readonly path: string;
  readonly permission: string;
  readonly summary: string;
  readonly contract: RouteContract;
};

type Json = { readonly [key: string]: unknown };

/** The OpenAPI 3.1 document of these routes. It says nothing that the server does not check by the same schemas. */
export function buildDocument(routes: readonly DescribedRoute[], version: string): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    const path = paths[route.path] ?? {};
    path[route.method.toLowerCase()] = operationOf(route);
    paths[route.path] = path;
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Signalbox",
      version,
      description: "Everything that the panel does. docs/guide/api.md explains it.",
    },
    servers: [{ url: "/api/v1" }],
    security: [{ token: [] }, { session: [] }],
    paths,
    components: {
      schemas: componentSchemas(),
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "POST /tokens" },
        session: { type: "apiKey", in: "cookie", name: "signalbox.session", description: "POST /session" },
      },
    },
  };
}

function operationOf({ method, path, permission, summary, contract }: DescribedRoute): Json {
  const query = contract.query === undefined ? [] : queryParameters(contract.query);
  return {
    operationId:
      `${method.toLowerCase()}${path.replaceAll(/[^a-z]+([a-z])/g, (_, letter: string) => letter.toUpperCase())}`.replaceAll(
        /[^A-Za-z]/g,
        "",
      ),
    summary,
    tags: [path.split("/")[1] ?? ""],
    "x-permission": permission,
    ...(permission === "anyone" && { security: [] }),
    parameters: [...pathParameters(path), ...query, ...headers(method, contract)],
    ...(contract.body !== undefined && {
      requestBody: { required: isRequired(contract.body), content: json(inputSchema(contract.body)) },
    }),
    responses: {
      ...Object.fromEntries((answers[`${method} ${path}`] ?? []).map((answer) => [answer[0], response(answer)])),
      default: {
        description: "A refusal; decide by its code.",
        content: { "application/problem+json": { schema: reference("Problem") } },
      },
    },
  };
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => {
    const schema = name === "number" ? { type: "integer" } : { type: "string" };
    return { name, in: "path", required: true, schema };
  });
}

function queryParameters(query: z.ZodType): Json[] {
  const { properties, required } = objectSchema.parse(inputSchema(query));
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    required: required.includes(name),
    schema,
  }));
}

const objectSchema = z.object({
  properties: z.record(z.string(), z.unknown()).default({}),
  required: z.array(z.string()).default([]),
});

function headers(method: string, { edits }: RouteContract): Json[] {
  const header = (name: string, required: boolean, description: string) => {
    return { name, in: "header", required, description, schema: { type: "string" } };
  };
  if (edits === true) return [header("If-Match", true, "The revision that was edited, as the ETag had it.")];
  if (method !== "POST") return [];
  return [header("Idempotency-Key", false, "Where the answer is an operation: sent again, it gets the same one.")];
}

function response([status, shape]: Answer): Json {
  const descriptions: Readonly<Record<number, string>> = {
    200: "Done, or read.",
    201: "Created.",
    202: "Written down; the worker carries it out.",
    204: "Done.",
  };
  const description = descriptions[status] ?? "";
  if (shape === "none") return { description };
  if (shape === "other") return { description, content: { "*/*": {} } };
  return { description, content: json(schemaOf(shape)) };
}

function schemaOf(shape: ShapeName | `${ShapeName}[]`): Json {
  const name = shape.replace("[]", "");
  if (name === shape) return reference(name);
  const next = { type: ["string", "null"], description: "Pass it back as ?cursor=; null is the end." };
  const items = { type: "array", items: reference(name) };
  return { type: "object", required: ["items", "next"], properties: { items, next } };
}

function reference(name: string): Json {
  return { $ref: `#/components/schemas/${name}` };
}

function json(schema: Json): Json {
  return { "application/json": { schema } };
}

/** An object of which every part may be left out may be left out, too. */
function isRequired(body: z.ZodType): boolean {
  return !body.safeParse({}).success;
}

const representation = { unrepresentable: "any", cycles: "ref" } as const;

function inputSchema(schema: z.ZodType): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { ...representation, io: "input" });
  return { ...rest };
}

/** Shapes that are parts of others are named there. */
function componentSchemas(): Json {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(shapes)) registry.add(schema, { id });
  const uri = (id: string) => `#/components/schemas/${id}`;
  const { schemas } = z.toJSONSchema(registry, { ...representation, uri, io: "output" });
  const named = Object.entries(schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema] as const);
  return Object.fromEntries(named);
}
