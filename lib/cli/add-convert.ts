import type { CommandContext } from "./command-context";
import type { ConvertCommandOptions } from "./convert";
import { parseFormat, parseTarget } from "./format-names";

/** Adds `convert [FILE] [--from FORMAT] --to FORMAT [--director NAME] [--config-id ID]`. */
export function addConvert({ program, say, terminal, exitWith }: CommandContext): void {
  program
    .command("convert")
    .description(say("convert.description"))
    .argument("[FILE]", say("argument.file"))
    .option("--from <FORMAT>", say("option.from"), parseFormat)
    .requiredOption("--to <FORMAT>", say("option.to"), parseTarget)
    .option("--director <NAME>", say("option.director"))
    .option("--config-id <ID>", say("option.config_id"))
    .action(async (file: string | undefined, options: ConvertCommandOptions) => {
      const { convert } = await import("./convert");
      exitWith(await convert(file, options, terminal, say));
    });
}
