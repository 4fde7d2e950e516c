import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createDatabase } from "@/lib/db/create-database";
import type { Database } from "@/lib/db/database";
import { type EmbeddedPostgres, startPostgres } from "@/lib/db/embedded/start-postgres";
import { migrateDatabase } from "@/lib/db/migrate-database";
import { migrateJobs } from "@/lib/jobs/migrate-jobs";

/**
 * A PostgreSQL that the test may take away and give back, at the same address. It is durable, as an installation's is:
 * what was committed survives.
 */
export type OwnPostgres = {
  readonly database: Database;
  readonly url: string;
  /** As `pg_ctl stop -m immediate`: no goodbye to anybody, and recovery at the next start. */
  stopAtOnce(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
};

export async function startOwnPostgres(): Promise<OwnPostgres> {
  const folder = mkdtempSync(path.join(tmpdir(), "signalbox-own-"));
  const directory = path.join(folder, "postgres");
  let server: EmbeddedPostgres = await startPostgres({ directory });
  const { url, port } = server;
  await migrateDatabase(url);
  await migrateJobs(url);
  const database = createDatabase(url, { poolSize: 5 });
  return {
    database,
    url,
    async stopAtOnce() {
      process.kill(server.pid, "SIGQUIT");
      await server.exited;
    },
    async start() {
      server = await startPostgres({ directory, port });
    },
    async close() {
      await database.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
