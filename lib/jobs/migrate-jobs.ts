import { runMigrations } from "graphile-worker";
import { silentLogger } from "./queue-logger";

/** Brings the queue's own schema, `graphile_worker`, to the version of the library. Safe to run from several starts at once. */
export async function migrateJobs(url: string): Promise<void> {
  await runMigrations({ connectionString: url, taskList: {}, logger: silentLogger });
}
