import { z } from "zod";

const partSchema = z.object({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  items: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  format: z.string().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
});

/** How deep objects are written out; below, it is said only that there is one. */
const deepest = 3;

/** What a JSON Schema lets pass, in one line such as people write types: `"a" | "b" | null`, `integer 1–65535`, `Host`. */
export function typeText(schema: unknown, depth = 0): string {
  const part = partSchema.safeParse(schema);
  if (!part.success) return "any";
  const { $ref, type, enum: choices, anyOf, oneOf, items, properties, format } = part.data;
  if ($ref !== undefined) return $ref.split("/").at(-1) ?? "";
  if (part.data.const !== undefined) return JSON.stringify(part.data.const);
  if (choices !== undefined) return choices.map((choice) => JSON.stringify(choice)).join(" | ");
  const options = anyOf ?? oneOf;
  if (options !== undefined) return [...new Set(options.map((option) => typeText(option, depth)))].join(" | ");
  if (properties !== undefined) return objectText(properties, depth);
  if (type === "array") return `(${typeText(items, depth)})[]`;
  const name = Array.isArray(type) ? type.join(" | ") : (type ?? "any");
  return `${format === undefined ? name : `${name} (${format})`}${rangeText(part.data)}`;
}

function objectText(properties: Readonly<Record<string, unknown>>, depth: number): string {
  if (depth >= deepest) return "{ … }";
  const parts = Object.entries(properties).map(([name, part]) => `${name}: ${typeText(part, depth + 1)}`);
  return parts.length === 0 ? "{}" : `{ ${parts.join(", ")} }`;
}

/** Bounds that zod writes only because numbers have them say nothing. */
function rangeText({ minimum, maximum }: { minimum?: number | undefined; maximum?: number | undefined }): string {
  const low = minimum === undefined || minimum === Number.MIN_SAFE_INTEGER ? "" : String(minimum);
  const high = maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? "" : String(maximum);
  return low === "" && high === "" ? "" : ` ${low}–${high}`;
}
