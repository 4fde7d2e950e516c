import { z } from "zod";

/**
 * A value as short as its schema reads it: what the schema puts there by itself is left out, at every depth, so that
 * parsing the result gives the value again. Keys come in the schema's order.
 */
export function withoutDefaults(schema: z.ZodType, value: unknown): unknown {
  if (value === null) return null;
  if (schema instanceof z.ZodObject) return shortObject(schema, value);
  if (schema instanceof z.ZodArray) {
    const { element } = schema;
    return element instanceof z.ZodType ? asArray(value).map((item) => withoutDefaults(element, item)) : value;
  }
  if (schema instanceof z.ZodUnion) {
    const fits = schema.options.find((option) => option instanceof z.ZodType && option.safeParse(value).success);
    return fits instanceof z.ZodType ? withoutDefaults(fits, value) : value;
  }
  const inner = unwrapped(schema);
  return inner === null ? value : withoutDefaults(inner, value);
}

function shortObject(schema: z.ZodObject, value: unknown): Record<string, unknown> {
  const found = z.record(z.string(), z.unknown()).parse(value);
  const entries = Object.entries(schema.shape).flatMap(([key, part]): [string, unknown][] => {
    const own = found[key];
    if (own === undefined || !(part instanceof z.ZodType) || isDefault(part, own)) return [];
    return [[key, withoutDefaults(part, own)]];
  });
  return Object.fromEntries(entries);
}

function isDefault(schema: z.ZodType, value: unknown): boolean {
  const absent = schema.safeParse(undefined);
  return absent.success && JSON.stringify(absent.data) === JSON.stringify(schema.parse(value));
}

function unwrapped(schema: z.ZodType): z.ZodType | null {
  const isWrapper =
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable;
  const inner = isWrapper ? schema.unwrap() : null;
  return inner instanceof z.ZodType ? inner : null;
}

function asArray(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
