import type { CommandContext } from "./command-context";
import { parseFormat } from "./format-names";
import type { LintCommandOptions } from "./lint";
import { parseVersion } from "./parse-version";

/** Adds `lint [FILE] [--from FORMAT] [--keepalived VERSION] [--config-id ID] [--json]`. */
export function addLint({ program, say, terminal, exitWith }: CommandContext): void {
  program
    .command("lint")
    .description(say("lint.description"))
    .argument("[FILE]", say("argument.file"))
    .option("--from <FORMAT>", say("option.from"), parseFormat)
    .option("--keepalived <VERSION>", say("option.keepalived"), parseVersion)
    .option("--config-id <ID>", say("option.config_id"))
    .option("--json", say("option.json"))
    .action(async (file: string | undefined, options: LintCommandOptions) => {
      const { lint } = await import("./lint");
      exitWith(await lint(file, options, terminal, say));
    });
}
