import { z } from "zod";
import { typeText } from "./type-text";

/** One request of the API, as people read it. */
export type ListedOperation = {
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  /** Name of a permission, "signed-in" or "anyone". */
  readonly permission: string;
  readonly parameters: readonly ListedField[];
  /** Null = it takes none. A body that may have one of several shapes has a field of no name for each. */
  readonly body: readonly ListedField[] | null;
  readonly answers: readonly { readonly status: string; readonly shape: string }[];
};

export type ListedField = { readonly name: string; readonly type: string; readonly required: boolean };

const schemaSchema = z.record(z.string(), z.unknown());
const contentSchema = z.record(z.string(), z.object({ schema: schemaSchema.optional() }));
const operationSchema = z.object({
  summary: z.string(),
  "x-permission": z.string(),
  parameters: z.array(z.object({ name: z.string(), required: z.boolean(), schema: schemaSchema })),
  requestBody: z.object({ content: contentSchema }).optional(),
  responses: z.record(z.string(), z.object({ content: contentSchema.optional() })),
});
const documentSchema = z.object({ paths: z.record(z.string(), z.record(z.string(), operationSchema)) });
const objectSchema = z.object({
  properties: z.record(z.string(), schemaSchema),
  required: z.array(z.string()).default([]),
});

/** The operations of an OpenAPI document of ours, by the first part of their paths. */
export function listOperations(document: unknown): ReadonlyMap<string, readonly ListedOperation[]> {
  const sections = new Map<string, ListedOperation[]>();
  for (const [path, methods] of Object.entries(documentSchema.parse(document).paths)) {
    const name = path.split("/")[1] ?? "";
    const operations = Object.entries(methods).map(([method, operation]) => listed(method, path, operation));
    sections.set(name, [...(sections.get(name) ?? []), ...operations]);
  }
  return new Map([...sections].sort(([one], [other]) => one.localeCompare(other)));
}

function listed(method: string, path: string, operation: z.infer<typeof operationSchema>): ListedOperation {
  const { summary, parameters, requestBody, responses } = operation;
  const body = requestBody?.content["application/json"]?.schema;
  return {
    ...{ method: method.toUpperCase(), path, permission: operation["x-permission"] },
    // The document has them as the guide does, in Markdown.
    summary: summary.replaceAll("`", ""),
    parameters: parameters.map(({ name, required, schema }) => ({ name, required, type: typeText(schema) })),
    body: body === undefined ? null : fieldsOf(body),
    answers: Object.entries(responses)
      .filter(([status]) => status !== "default")
      .map(([status, { content = {} }]) => {
        const [answer] = Object.values(content);
        return { status, shape: answer?.schema === undefined ? "" : typeText(answer.schema) };
      }),
  };
}

function fieldsOf(schema: z.infer<typeof schemaSchema>): ListedField[] {
  const object = objectSchema.safeParse(schema);
  if (!object.success) return [{ name: "", type: typeText(schema), required: true }];
  const { properties, required } = object.data;
  return Object.entries(properties).map(([name, part]) => {
    return { name, type: typeText(part), required: required.includes(name) };
  });
}
