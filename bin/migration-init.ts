import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { childEnvironment } from "@/lib/config/child-environment";
import { startPostgres } from "@/lib/db/embedded/start-postgres";

/**
 * `npm run migration:init`: writes the first migration anew from prisma/schema.prisma. Right only until the first
 * release: from then on databases exist and every change of the schema is a migration of its own.
 */
const root = path.resolve(import.meta.dirname, "..");
const scratch = mkdtempSync(path.join(tmpdir(), "signalbox-migration-"));
// Prisma's engine wants a server even for comparing a schema with nothing.
const server = await startPostgres({ directory: path.join(scratch, "postgres"), durable: false });
try {
  writeFileSync(path.join(root, "prisma/migrations/00000000000000_init/migration.sql"), diffFromNothing(server.url));
} finally {
  await server.stop();
  rmSync(scratch, { recursive: true });
}

function diffFromNothing(url: string): string {
  const cli = path.join(root, "node_modules/prisma/build/index.js");
  const args = ["migrate", "diff", "--from-empty", "--to-schema", "prisma/schema.prisma", "--script"];
  const result = spawnSync(process.execPath, [cli, ...args], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    env: childEnvironment({ DATABASE_URL: url }),
  });
  if (result.status !== 0 || result.stdout.trim() === "")
    throw new Error(`prisma migrate diff failed: ${result.status}`);
  return result.stdout;
}
