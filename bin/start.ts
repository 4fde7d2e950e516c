import path from "node:path";
import { env } from "@/lib/config/env";
import { runInstallation } from "@/lib/runtime/supervisor/run-installation";

/** `npm start`: Postgres unless DATABASE_URL is set, migrations, web and worker, under one supervisor. */
const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop.abort());

try {
  const root = path.resolve(import.meta.dirname, "..");
  const dev = process.argv.includes("--dev");
  await runInstallation({ settings: env(), root, dev, signal: stop.signal, say: (line) => console.log(line) });
} catch (error) {
  console.error(`Signalbox did not start. ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
// Sockets of a half-started part must not keep a stopped installation alive.
process.exit();
