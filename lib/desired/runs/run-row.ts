import type { Tx } from "@/lib/db/database";
import type { Run } from "@/lib/db/generated/client";
import { jsonColumn } from "@/lib/db/json-column";
import { finishedRunStates } from "@/lib/model/run/phase";
import { type RunProgress, runProgressSchema } from "@/lib/model/run/progress";
import { type RunScript, runScriptSchema } from "@/lib/model/run/script";

/** What a run is to do, and how far it is. */
export type KnownRun = { readonly row: Run; readonly script: RunScript; readonly progress: RunProgress };

export function readRun(row: Run): KnownRun {
  const { state, items, ending } = row;
  return {
    row,
    script: runScriptSchema.parse(row.script),
    progress: runProgressSchema.parse({ state, items, ending }),
  };
}

/**
 * A run under the lock of its row, which whoever moves or steers it has to have; null = it does not exist. With
 * `skipLocked` it is null, too, while somebody else has the lock.
 */
export async function lockRun(tx: Tx, id: string, { skipLocked = false } = {}): Promise<KnownRun | null> {
  const rows = skipLocked
    ? await tx.$queryRaw<unknown[]>`select from run where id = ${id}::uuid for update skip locked`
    : await tx.$queryRaw<unknown[]>`select from run where id = ${id}::uuid for update`;
  if (rows.length === 0) return null;
  return readRun(await tx.run.findUniqueOrThrow({ where: { id } }));
}

/** Writes how far a run is, and tells whoever waits for news of it. */
export async function writeProgress(tx: Tx, { row }: KnownRun, progress: RunProgress, now: Date): Promise<Run> {
  const { state, items, ending } = progress;
  const isOver = finishedRunStates.some((finished) => finished === progress.state);
  const data = { state, items, ending: jsonColumn(ending), endedAt: isOver ? now : null };
  const written = await tx.run.update({ where: { id: row.id }, data });
  await notifyRun(tx, row.id);
  return written;
}

export async function notifyRun(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`select pg_notify('signalbox_run', ${id})`;
}

/** The name of the hold by which a run keeps something out of service. */
export function holdOf({ row, script }: Pick<KnownRun, "row" | "script">): string {
  return script.kind === "rolling" ? `run/${row.id}` : script.hold;
}
