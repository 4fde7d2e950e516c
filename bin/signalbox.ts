import { setTimeout as delay } from "node:timers/promises";
import { runCli } from "@/lib/cli/run-cli";
import { givenLogin, keepLogin, readLogin } from "@/lib/config/cli-login";
import { systemLanguage } from "@/lib/config/system-language";
import { version } from "@/lib/config/version";
import { negotiateLocale } from "@/lib/i18n/negotiate-locale";

/** The command line: a panel driven by its API, and offline tools on what LVS prints and reads. Only `export` opens a database. */
process.stdout.on("error", endQuietly);
const interrupt = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => interrupt.abort(signal));

process.exitCode = await runCli(process.argv.slice(2), {
  stdin: process.stdin,
  print: (text) => void process.stdout.write(text),
  complain: (text) => void process.stderr.write(text),
  locale: negotiateLocale(undefined, systemLanguage()),
  version,
  exportClusters: async (folder, cluster) => (await import("./export-clusters")).exportClusters(folder, cluster),
  panel: { fetch, login: readLogin, keep: keepLogin, given: await givenLogin() },
  isScreen: process.stderr.isTTY === true,
  interrupted: interrupt.signal,
  sleep: (durationMs) => delay(durationMs),
});

/** Whoever reads our output has seen enough (`| head`). */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
}
