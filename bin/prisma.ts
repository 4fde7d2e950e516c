import { spawnSync } from "node:child_process";
import path from "node:path";
import { childEnvironment } from "@/lib/config/child-environment";
import { env } from "@/lib/config/env";
import { startPostgres } from "@/lib/db/embedded/start-postgres";

/** `npm run prisma -- migrate status`: Prisma's own CLI on DATABASE_URL, or on the embedded server of DATA_DIR. */
const root = path.resolve(import.meta.dirname, "..");
const { databaseUrl, dataDir } = env();
process.exitCode = databaseUrl === undefined ? await runOnEmbedded() : run(databaseUrl);

async function runOnEmbedded(): Promise<number> {
  const directory = path.join(dataDir, "postgres");
  const server = await startPostgres({ directory });
  try {
    return run(server.url);
  } finally {
    await server.stop();
  }
}

function run(url: string): number {
  const cli = path.join(root, "node_modules/prisma/build/index.js");
  const result = spawnSync(process.execPath, [cli, ...process.argv.slice(2)], {
    cwd: root,
    stdio: "inherit",
    env: childEnvironment({ DATABASE_URL: url }),
  });
  return result.status ?? 1;
}
