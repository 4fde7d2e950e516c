import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { ensureDatabase } from "@/lib/db/embedded/ensure-database";
import { startPostgres } from "@/lib/db/embedded/start-postgres";
import { migrateDatabase } from "@/lib/db/migrate-database";
import { migrateJobs } from "@/lib/jobs/migrate-jobs";

/** Migrated once a run; test databases are copies of it. */
export const TEMPLATE = "signalbox_template";

declare module "vitest" {
  interface ProvidedContext {
    postgresUrl: string;
  }
}

/** vitest globalSetup: one real PostgreSQL for the run, without fsync, removed at the end. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(path.join(tmpdir(), "signalbox-test-"));
  const server = await startPostgres({ directory: path.join(directory, "postgres"), durable: false });
  const template = new URL(server.url);
  template.pathname = `/${TEMPLATE}`;
  await ensureDatabase(template.toString());
  await migrateDatabase(template.toString());
  await migrateJobs(template.toString());
  project.provide("postgresUrl", server.url);
  return async () => {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  };
}
