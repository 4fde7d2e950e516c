import Ajv2020, { type ValidateFunction } from "ajv/dist/2020";
import { z } from "zod";
import recorded from "@/lib/api/openapi/openapi.golden.json";
import { type Method, methods } from "@/tests/support/routes";

const contentSchema = z.record(z.string(), z.object({ schema: z.unknown().optional() }));
const operationSchema = z.object({
  "x-permission": z.string(),
  parameters: z.array(z.object({ name: z.string(), in: z.enum(["path", "query", "header"]), required: z.boolean() })),
  requestBody: z.object({ content: contentSchema }).optional(),
  responses: z.record(z.string(), z.object({ content: contentSchema.optional() })),
});

/** One operation of the recorded OpenAPI document, as a stranger would read it there. */
export type DocumentedOperation = z.infer<typeof operationSchema> & {
  /** "POST /hosts/{id}/scan" */
  readonly name: string;
  readonly method: Method;
  /** Below /api/v1. */
  readonly path: string;
};

export const documented: readonly DocumentedOperation[] = Object.entries(recorded.paths).flatMap(([path, byMethod]) => {
  const operations = z.record(z.string(), operationSchema).parse(byMethod);
  return methods.flatMap((method) => {
    const operation = operations[method.toLowerCase()];
    return operation === undefined ? [] : [{ ...operation, name: `${method} ${path}`, method, path }];
  });
});

// What zod writes beside types and patterns ("format", "$ref" with a neighbour) is no mistake of the document.
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema(recorded, "document");

/** What is wrong with an answer by the document's own schema for its status; [] = nothing. */
export function faultsOf({ path, method, responses }: DocumentedOperation, status: number, body: unknown): string[] {
  const response = responses[status] === undefined ? "default" : String(status);
  const [type] = Object.keys(responses[response]?.content ?? {});
  if (type === undefined) return body === null ? [] : ["there is a body"];
  const steps = ["paths", path, method.toLowerCase(), "responses", response, "content", type, "schema"];
  if (responses[response]?.content?.[type]?.schema === undefined) return [];
  const validate = compiled(`document#/${steps.map(escaped).join("/")}`);
  if (validate(body) === true) return [];
  return (validate.errors ?? []).map(({ instancePath, message = "" }) => `${instancePath} ${message}`);
}

/** The names of the fields that a request's body has at its top, by the document. */
export function fieldsOf({ requestBody }: DocumentedOperation): string[] {
  const schema = z
    .object({ properties: z.record(z.string(), z.unknown()).default({}) })
    .safeParse(requestBody?.content["application/json"]?.schema);
  return Object.keys(schema.data?.properties ?? {});
}

const validators = new Map<string, ValidateFunction>();

function compiled(pointer: string): ValidateFunction {
  const known = validators.get(pointer) ?? ajv.compile({ $ref: pointer });
  validators.set(pointer, known);
  return known;
}

/** One step of a JSON pointer in a URI. */
function escaped(step: string): string {
  return encodeURIComponent(step.replaceAll("~", "~0").replaceAll("/", "~1"));
}
