import { promisify } from "node:util";
import { inflateRaw } from "node:zlib";
import type { z } from "zod";
import { fromColumns } from "./json-columns";

const inflate = promisify(inflateRaw);

/** Far more than the largest table of a director: a row that unpacks to more is none of ours. */
const maxOutputLength = 256 * 1024 * 1024;

/** What a stored snapshot says, as far as `schema` asks; null when there is none, or it has another shape or is no payload. */
export async function readPayload<T>(schema: z.ZodType<T>, packed: Uint8Array | undefined): Promise<T | null> {
  if (packed === undefined) return null;
  const payload = await unpack(packed).catch(() => null);
  return schema.safeParse(payload).data ?? null;
}

async function unpack(packed: Uint8Array): Promise<unknown> {
  const bytes = await inflate(packed, { maxOutputLength });
  return fromColumns(JSON.parse(bytes.toString("utf8")));
}
