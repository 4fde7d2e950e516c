import { z } from "zod";
import { AppError } from "@/lib/model/app-error";
import { inputProblems } from "@/lib/model/input-problems";
import { unknownFields } from "@/lib/model/unknown-fields";
import { unstorableText } from "@/lib/model/unstorable-text";
import { isMutation } from "./is-mutation";
import type { Call } from "./pipeline";
import { readJsonBody } from "./read-json-body";

/** The input a route takes. A part that is left out is not read. */
export type InputShape<Params, Query, Body> = {
  /** Path parameters; a path that cannot name anything of ours is 404. */
  readonly params?: z.ZodType<Params>;
  readonly query?: z.ZodType<Query>;
  readonly body?: z.ZodType<Body>;
};

/** Checks query and body together and throws `input.invalid` with every problem of both. */
export async function readInput<Params, Query, Body>(
  call: Call,
  shape: InputShape<Params, Query, Body>,
): Promise<{ params: Params; query: Query; body: Body }> {
  const params = await readParams(call, shape.params);
  const json = isMutation(call.request) ? await readJsonBody(call.request) : undefined;
  const search = Object.fromEntries(new URL(call.request.url).searchParams);
  const unstorable = [...unstorableText({ query: search }), ...unstorableText(json)];
  if (unstorable.length > 0) throw new AppError("input.invalid", { problems: unstorable });
  const query = parse(shape.query, search);
  // A body is optional where everything in it is.
  const body = parse(shape.body, json ?? {});
  const misspelt = body.success && shape.body !== undefined ? unknownFields(json, body.data) : [];
  const problems = [
    ...inputProblems(query.error?.issues ?? [], ["query"]),
    ...inputProblems(body.error?.issues ?? []),
    ...misspelt,
  ];
  if (!query.success || !body.success || misspelt.length > 0) throw new AppError("input.invalid", { problems });
  return { params, query: query.data, body: body.data };
}

/** Throws `not_found` when the path's parameters have another form than any of ours. */
export async function readParams<Params>(call: Call, schema: z.ZodType<Params> | undefined): Promise<Params> {
  const raw = await call.rawParams;
  const parsed = parse(schema, raw);
  if (!parsed.success || unstorableText(raw).length > 0) throw new AppError("not_found");
  return parsed.data;
}

function parse<T>(schema: z.ZodType<T> | undefined, input: unknown): z.ZodSafeParseResult<T> {
  // A route that names no schema never looks at this part, whatever its type parameter says.
  if (schema === undefined) return z.custom<T>(() => true).safeParse(undefined);
  // The faults become problems at once: what was typed is neither kept nor logged.
  return strict(schema).safeParse(input, { reportInput: true });
}

/** A misspelt field must not be passed over in silence, even when others are at fault; deeper ones are found afterwards. */
function strict<T>(schema: z.ZodType<T>): z.ZodType<T> {
  const checked: unknown = schema instanceof z.ZodObject ? schema.strict() : schema;
  // zod cannot say that a strict object yields what the object did.
  return checked as z.ZodType<T>;
}
