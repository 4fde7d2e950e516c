import type { CommandContext } from "./command-context";
import { exitCodes } from "./exit-codes";

/**
 * Adds `export --out DIR [--cluster NAME]`: the one command that asks this installation's database, so that it works when
 * web is down. What reads it comes from outside, because the command line itself knows no database.
 */
export function addExport({ program, say, terminal, exitWith }: CommandContext): void {
  program
    .command("export")
    .description(say("export.description"))
    .requiredOption("--out <DIR>", say("option.out"))
    .option("--cluster <NAME>", say("option.cluster"))
    .action(async ({ out, cluster }: { out: string; cluster?: string }) => {
      const outcome = await terminal.exportClusters(out, cluster ?? null);
      if (outcome.kind === "written") {
        terminal.print(`${say("export.written", { files: outcome.fileCount, folder: out })}\n`);
        return;
      }
      const reason = outcome.kind === "failed" ? { reason: outcome.reason } : { name: cluster ?? "", folder: out };
      terminal.complain(`signalbox: ${say(`export.${outcome.kind}`, reason)}\n`);
      exitWith(exitCodes.usage);
    });
}
