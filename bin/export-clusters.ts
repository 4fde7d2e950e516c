import { existsSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { ExportOutcome } from "@/lib/cli/terminal";
import { env } from "@/lib/config/env";
import { createDatabase } from "@/lib/db/create-database";
import { withPostgres } from "@/lib/db/embedded/with-postgres";
import { exportClusters as filesOfClusters } from "@/lib/desired/export-clusters";
import type { ExportFile } from "@/lib/export/model";
import { AppError } from "@/lib/model/app-error";

/** For `npx signalbox export`: reads the database of this installation, whether or not the panel runs. */
export async function exportClusters(folder: string, cluster: string | null): Promise<ExportOutcome> {
  if (existsSync(folder)) return { kind: "occupied" };
  try {
    const files = await onDatabase((url) => read(url, cluster));
    if (files.length === 0) return { kind: "nothing" };
    await writeAll(folder, files);
    return { kind: "written", fileCount: files.length };
  } catch (error) {
    if (error instanceof AppError && ["not_found", "cluster.not_applied"].includes(error.code))
      return { kind: "nothing" };
    return { kind: "failed", reason: error instanceof Error ? error.message : String(error) };
  }
}

async function onDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const { databaseUrl, dataDir } = env();
  if (databaseUrl !== undefined) return await work(databaseUrl);
  const directory = path.join(dataDir, "postgres");
  // Starting a server there would make an empty database.
  if (!existsSync(directory))
    throw new Error(`${dataDir} holds no database of Signalbox: set DATA_DIR or DATABASE_URL`);
  return await withPostgres(directory, work);
}

async function read(url: string, cluster: string | null): Promise<ExportFile[]> {
  const database = createDatabase(url, { applicationName: "signalbox export" });
  try {
    return await filesOfClusters({ database }, cluster);
  } finally {
    await database.close();
  }
}

/** Under its name only when it is complete. */
async function writeAll(folder: string, files: readonly ExportFile[]): Promise<void> {
  const unfinished = `${path.resolve(folder)}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  for (const file of files) await write(unfinished, file);
  await rename(unfinished, folder);
}

/** Into folders that only their owner may enter. */
async function write(folder: string, { path: name, mode, content }: ExportFile): Promise<void> {
  const file = path.join(folder, name);
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, content, { mode, flag: "wx" });
}
