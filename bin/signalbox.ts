import { runCli } from "@/lib/cli/run-cli";
import { systemLanguage } from "@/lib/config/system-language";
import { version } from "@/lib/config/version";
import { negotiateLocale } from "@/lib/i18n/negotiate-locale";

/** The command line: offline tools on what LVS prints and reads. Only `export` opens a database; none opens a connection. */
process.stdout.on("error", endQuietly);
process.exitCode = await runCli(process.argv.slice(2), {
  stdin: process.stdin,
  print: (text) => void process.stdout.write(text),
  complain: (text) => void process.stderr.write(text),
  locale: negotiateLocale(undefined, systemLanguage()),
  version,
  exportClusters: async (folder, cluster) => (await import("./export-clusters")).exportClusters(folder, cluster),
});

/** Whoever reads our output has seen enough (`| head`). */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
}
