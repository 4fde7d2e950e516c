import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { createDatabase } from "@/lib/db/create-database";
import type { Database } from "@/lib/db/database";
import { TEMPLATE } from "./postgres-for-run";

export type TestDatabase = { readonly database: Database; readonly url: string; close(): Promise<void> };

/**
 * An empty, migrated database of its own on the cluster of this test run, with graphile-worker's schema. Call it in
 * `beforeAll` and its `close` in `afterAll`.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  return await createFrom(`template ${TEMPLATE} strategy file_copy`);
}

/** One without any table. */
export async function createBareDatabase(): Promise<TestDatabase> {
  return await createFrom("");
}

async function createFrom(template: string): Promise<TestDatabase> {
  const serverUrl = inject("postgresUrl");
  const name = `t_${randomBytes(6).toString("hex")}`;
  await administer(serverUrl, `create database ${name} ${template}`);
  const url = withDatabase(serverUrl, name);
  const database = createDatabase(url, { poolSize: 5, waitMs: 60_000 });
  return {
    database,
    url,
    async close() {
      await database.close();
      await administer(serverUrl, `drop database ${name} with (force)`);
    },
  };
}

async function administer(serverUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: withDatabase(serverUrl, "postgres") });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.toString();
}
