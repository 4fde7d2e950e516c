import { createHash } from "node:crypto";
import { Prisma } from "./generated/client";

const mark = "/* prepared */";

/**
 * First word of a statement that runs many times a second and has one text, or a few: lists are arrays in it. PostgreSQL
 * reads and plans it once for each connection instead of each time, which is more than half of what such a statement costs
 * it. Others stay without: a list of changing length in them would fill the server's memory with plans.
 *
 * It must name its columns: a plan of `*` is refused after a migration that adds one. A migration that changes the type of a
 * column is for panels that start anew with it.
 */
export const prepared = Prisma.raw(mark);

const names = new Map<string, string>();

/** The name to keep a statement under; "" = it is not kept. One text has one name in all processes. */
export function statementName({ sql }: { readonly sql: string }): string {
  if (!sql.startsWith(mark)) return "";
  const known = names.get(sql);
  if (known !== undefined) return known;
  const name = `signalbox_${createHash("sha256").update(sql).digest("hex").slice(0, 16)}`;
  names.set(sql, name);
  return name;
}
