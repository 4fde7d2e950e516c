import { createHash } from "node:crypto";
import { z } from "zod";
import type { Database } from "@/lib/db/database";
import { type SeriesKey, seriesText } from "./frame";

/** Which series the values of a row are of. Rows name theirs by a number: the names are longer than the values. */
export interface Layouts {
  idOf(series: readonly SeriesKey[]): Promise<number>;
  /** Null = there is no such layout (any more). */
  seriesOf(id: number): Promise<readonly SeriesKey[] | null>;
}

const seriesSchema = z.array(z.tuple([z.string().nullable(), z.string().nullable()]));

/** A layout in use says so this often; those that stopped are forgotten when no row can be left that names them. */
const useMs = 3_600_000;
/** More than a large fleet has; what is beyond begins anew. */
const cachedMax = 2_000;

/** Layouts as the database has them, with a memory for those of this process. */
export function openLayouts(database: Database, monotonicMs: () => number = () => performance.now()): Layouts {
  const ids = new Map<string, { readonly id: number; readonly untilMs: number }>();
  const known = new Map<number, readonly SeriesKey[]>();
  /** Of lists that come again and again: their names need not be read each time. */
  const byList = new WeakMap<readonly SeriesKey[], { readonly id: number; readonly untilMs: number }>();

  async function find(series: readonly SeriesKey[]): Promise<{ readonly id: number; readonly untilMs: number }> {
    const sha256 = createHash("sha256").update(series.map(seriesText).join("\n\n")).digest();
    const text = sha256.toString("base64");
    const former = ids.get(text);
    if (former !== undefined && former.untilMs > monotonicMs()) return former;
    const found = { id: await writeLayout(database, sha256, series), untilMs: monotonicMs() + useMs };
    if (ids.size >= cachedMax) ids.clear();
    ids.set(text, found);
    return found;
  }

  return {
    async idOf(series) {
      const former = byList.get(series);
      if (former !== undefined && former.untilMs > monotonicMs()) return former.id;
      const found = await find(series);
      byList.set(series, found);
      return found.id;
    },
    async seriesOf(id) {
      const former = known.get(id);
      if (former !== undefined) return former;
      const series = await readLayout(database, id);
      if (series === null) return null;
      if (known.size >= cachedMax) known.clear();
      known.set(id, series);
      return series;
    },
  };
}

/** Forgets layouts that nothing has used since then. */
export async function dropLayouts(database: Database, before: Date): Promise<number> {
  return await database.prisma
    .$executeRaw`delete from history.layout where "usedAt" < ${before.toISOString()}::timestamptz`;
}

async function writeLayout(database: Database, sha256: Buffer, series: readonly SeriesKey[]): Promise<number> {
  const names = JSON.stringify(series.map(({ service, destination }) => [service, destination]));
  const [row] = await database.prisma.$queryRaw<{ id: number }[]>`
    insert into history.layout ("sha256", "series") values (${sha256}, ${names}::jsonb)
      on conflict ("sha256") do update set "usedAt" = now()
    returning id`;
  if (row === undefined) throw new Error("a layout was written and has no number");
  return row.id;
}

async function readLayout(database: Database, id: number): Promise<readonly SeriesKey[] | null> {
  const [row] = await database.prisma.$queryRaw<{ series: unknown }[]>`
    select "series" from history.layout where id = ${id}`;
  if (row === undefined) return null;
  return seriesSchema.parse(row.series).map(([service, destination]) => ({ service, destination }));
}
