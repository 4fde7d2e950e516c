import type { Database } from "@/lib/db/database";
import { Prisma } from "@/lib/db/generated/client";
import type { Frame } from "./frame";
import { openLayouts } from "./layouts";
import type { Level, LevelName } from "./levels";
import { packFrame, unpackValues } from "./pack-frame";
import { makePartition, partitionName } from "./partitions";

/** Rows of history as frames; one per process, because it remembers what the database has. */
export interface HistoryStore {
  /** Writes the frame of a director; one that is there for the same time is replaced. */
  write(level: Level, directorId: string, frame: Frame): Promise<void>;
  /** The frames of a director that begin in [from, to), oldest first, a few at a time in memory. */
  read(level: Level, directorId: string, span: Span): AsyncGenerator<Frame>;
}

export type Span = { readonly fromMs: number; readonly toMs: number };

type Row = { readonly at: Date; readonly layoutId: number; readonly frame: Uint8Array };

/** A page of a director with 1 000 destinations is about 4 MB. */
const rowsAtOnce = 250;

export function openHistory(database: Database): HistoryStore {
  const layouts = openLayouts(database);
  const made = new Map<LevelName, string>();

  /** Times come in order but for little, so one name a level is enough to remember, and none is of one long dropped. */
  async function haveReady(level: Level, atMs: number): Promise<void> {
    const name = partitionName(level, atMs);
    if (made.get(level.name) === name) return;
    await makePartition(database, level, atMs);
    made.set(level.name, name);
  }

  async function frameOf(level: Level, { at, layoutId, frame }: Row): Promise<Frame | null> {
    const series = await layouts.seriesOf(layoutId);
    if (series === null) return null;
    return { atMs: at.getTime(), series, values: await unpackValues(frame, kindOf(level), series.length) };
  }

  return {
    async write(level, directorId, frame) {
      const [layoutId, bytes] = await Promise.all([
        layouts.idOf(frame.series),
        packFrame(frame, kindOf(level)),
        haveReady(level, frame.atMs),
      ]);
      await database.prisma.$executeRaw`
        insert into ${tableOf(level)} ("directorId", "at", "layoutId", "frame")
        values (${directorId}::uuid, ${new Date(frame.atMs).toISOString()}::timestamptz, ${layoutId}, ${bytes})
            on conflict ("directorId", "at") do update set "layoutId" = excluded."layoutId", "frame" = excluded."frame"`;
    },
    async *read(level, directorId, { fromMs, toMs }) {
      let afterMs = fromMs - 1;
      for (;;) {
        const rows = await readRows(database, level, { directorId, afterMs, toMs });
        for (const row of rows) {
          const frame = await frameOf(level, row);
          if (frame !== null) yield frame;
        }
        const last = rows.at(-1);
        if (last === undefined || rows.length < rowsAtOnce) return;
        afterMs = last.at.getTime();
      }
    },
  };
}

async function readRows(
  database: Database,
  level: Level,
  { directorId, afterMs, toMs }: { readonly directorId: string; readonly afterMs: number; readonly toMs: number },
): Promise<Row[]> {
  return await database.prisma.$queryRaw<Row[]>`
    select "at", "layoutId", "frame" from ${tableOf(level)}
     where "directorId" = ${directorId}::uuid
       and "at" > ${new Date(afterMs).toISOString()}::timestamptz and "at" < ${new Date(toMs).toISOString()}::timestamptz
     order by "at" limit ${rowsAtOnce}`;
}

export function tableOf({ name }: Level): Prisma.Sql {
  return Prisma.raw(`history."${name}"`);
}

function kindOf({ name }: Level): "sample" | "roll-up" {
  return name === "sample" ? "sample" : "roll-up";
}
